package org.xiangli.domain.services.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.people.Resident;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.domain.services.web.PersonSearch;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** Asks who it is for, and leads on from the person found; each look is recorded. */
@Component
class People {

    private static final RuleRef RULE = new RuleRef("SERVICES.RESIDENT", "Xiangli R012", "");

    private final PersonSearch search;
    private final ResidentRegistry residents;

    People(PersonSearch search, ResidentRegistry residents) {
        this.search = search;
        this.residents = residents;
    }

    /**
     * @param find where the search is sent
     * @param then where a person found leads, before her id
     */
    ModelAndView ask(String find, String then) {
        Acting.current().require(PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER);
        return search.ask(way(find, then));
    }

    ModelAndView find(HttpServletRequest request, String find, String then) {
        return search.find(request, way(find, then));
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

    private static PersonSearch.Way way(String find, String then) {
        return new PersonSearch.Way(
                "services.desk.who", title(find), "channels.who.lead", "services.desk.nobody", find, then);
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
