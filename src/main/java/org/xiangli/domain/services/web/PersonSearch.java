package org.xiangli.domain.services.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.kernel.Refusal;

/** The page that asks who it is for, and leads on from the person found; each look is recorded. */
@Component
public class PersonSearch {

    private final ResidentRegistry residents;

    PersonSearch(ResidentRegistry residents) {
        this.residents = residents;
    }

    /**
     * One use of the page.
     *
     * @param heading key of what the page asks
     * @param title key of the desk it stands at, for the browser's title
     * @param lead key of what stands below it
     * @param nobody key of the words when nobody is found
     * @param find where the search is sent
     * @param then where a person found leads, before her id
     */
    public record Way(String heading, String title, String lead, String nobody, String find, String then) {}

    public ModelAndView ask(Way way) {
        return page(way, Form.blank(), List.of());
    }

    /** By POST, so that no name or number stands in an address. */
    public ModelAndView find(HttpServletRequest request, Way way) {
        var form = Form.sent(request.getParameterMap());
        var asked = form.demand("who", 40);
        if (!form.good()) {
            return Screen.again(page(way, form, List.of()));
        }
        try {
            var found = residents.search(asked, Purpose.IDENTIFY_APPLICANT);
            return found.isEmpty()
                    ? Screen.again(page(way, form.reject("who", way.nobody()), found))
                    : page(way, form, found);
        } catch (Refusal refusal) {
            return Screen.again(page(way, form.reject("who", refusal), List.of()));
        }
    }

    private ModelAndView page(Way way, Form form, List<ResidentRegistry.Found> found) {
        return Screen.of(getClass(), "person-search", way.title(), "form", form, "found", found, "way", way);
    }
}
