package org.xiangli.domain.services.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.people.Resident;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** Asks who it is for, and leads on from the person found; each look is recorded. */
@Component
class People {

    private static final RuleRef RULE = new RuleRef("SERVICES.RESIDENT", "Xiangli R012", "");

    private final ResidentRegistry residents;

    People(ResidentRegistry residents) {
        this.residents = residents;
    }

    /**
     * @param find where the search is sent
     * @param then where a person found leads, before her id
     */
    ModelAndView ask(String find, String then) {
        Acting.current().require(PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER);
        return page(find, then, Form.blank(), List.of());
    }

    /** By POST, so that no name or number stands in an address. */
    ModelAndView find(HttpServletRequest request, String find, String then) {
        var form = Form.sent(request.getParameterMap());
        var asked = form.demand("who", 40);
        if (!form.good()) {
            return Screen.again(page(find, then, form, List.of()));
        }
        try {
            var found = residents.search(asked, Purpose.IDENTIFY_APPLICANT);
            return found.isEmpty()
                    ? Screen.again(page(find, then, form.reject("who", "services.desk.nobody"), found))
                    : page(find, then, form, found);
        } catch (Refusal refusal) {
            return Screen.again(page(find, then, form.reject("who", refusal), List.of()));
        }
    }

    /** @throws Refusal {@code services.resident-unknown}, also when she is out of reach */
    Resident demand(UUID resident) {
        return residents
                .find(resident, Purpose.IDENTIFY_APPLICANT, null)
                .orElseThrow(() -> new Refusal("services.resident-unknown", RULE));
    }

    /** Her name for a list of work; each look is recorded with the matter it is for. */
    String name(UUID resident, UUID matter) {
        return residents
                .find(resident, Purpose.HANDLE_MATTER, matter)
                .map(Resident::name)
                .orElse("—");
    }

    private ModelAndView page(String find, String then, Form form, List<ResidentRegistry.Found> found) {
        return Screen.of(getClass(), "who", title(find), "form", form, "found", found, "find", find, "then", then);
    }

    /** The same search stands at four desks; the title says at which. */
    private static String title(String find) {
        return switch (find) {
            case "/agent/find" -> "channels.mandate.title";
            case "/desk/phone/find" -> "channels.phone.title";
            case "/desk/paper/find" -> "channels.paper.title";
            default -> "channels.day.title";
        };
    }
}
