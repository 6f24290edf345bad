package org.xiangli.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Everything can be reached with the Tab key, in view and visibly marked, and the first stop skips to the content. */
final class Keyboard {

    /** Numbers everything that can be used and remembers how it looks without focus; answers their descriptions. */
    private static final String NUMBER = """
        () => {
          const look = each => {
            const style = getComputedStyle(each);
            return [style.outlineStyle, style.outlineWidth, style.boxShadow].join();
          };
          const usable = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]';
          document.activeElement.blur();
          window.stops = [...document.querySelectorAll(usable)].filter(each =>
            !each.disabled && each.type !== 'hidden' && each.tabIndex >= 0 && each.checkVisibility());
          window.looks = window.stops.map(look);
          window.look = look;
          return window.stops.map(each => each.outerHTML.slice(0, 100));
        }
        """;

    /** Where the focus is now, whether it shows, and whether that place can be seen. */
    private static final String STOP = """
        () => {
          const here = document.activeElement;
          const number = window.stops.indexOf(here);
          const style = getComputedStyle(here);
          const outlined = style.outlineStyle === 'auto'
            || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
          const box = here.getBoundingClientRect();
          const ofSameQuestion = each => each.type === 'radio' && each.name === here.name && each.form === here.form;
          return {
            reached: number < 0 ? [] : here.type !== 'radio' ? [number]
              : [...window.stops.keys()].filter(each => ofSameQuestion(window.stops[each])),
            marked: (outlined || style.boxShadow !== 'none') && window.look(here) !== window.looks[number],
            inView: box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth
              && box.bottom > 0 && box.top < innerHeight,
            end: here === document.body
          };
        }
        """;

    private static final String IS_LINK_WITHIN_PAGE = "() => document.activeElement.matches('a[href^=\"#\"]')";

    private static final String CONTENT_HAS_FOCUS = "() => document.activeElement.matches('main')";

    /** A date takes several stops, year, month, day and calendar; the last marks itself inside the field. */
    private static final int MOST_STOPS_EACH = 5;

    private Keyboard() {}

    static List<String> on(Visitor visitor) {
        var page = visitor.page();
        var usable =
                ((List<?>) page.evaluate(NUMBER)).stream().map(String::valueOf).toList();
        var stops = walk(page, usable.size());
        var findings = new ArrayList<String>();
        for (var number = 0; number < usable.size(); number++) {
            var place = number;
            var here =
                    stops.stream().filter(stop -> stop.reached.contains(place)).toList();
            if (here.isEmpty()) {
                findings.add("Tab never reaches " + usable.get(number));
            } else if (here.stream().noneMatch(Stop::marked)) {
                findings.add("focus cannot be seen on " + usable.get(number));
            } else if (here.stream().noneMatch(Stop::inView)) {
                findings.add("focus is out of sight on " + usable.get(number));
            }
        }
        if (!skipsToContent(page)) {
            findings.add("the first stop does not lead past the navigation to the content");
        }
        return findings;
    }

    private static boolean skipsToContent(Page page) {
        page.navigate(page.url());
        page.keyboard().press("Tab");
        if (!Boolean.TRUE.equals(page.evaluate(IS_LINK_WITHIN_PAGE))) {
            return false;
        }
        page.keyboard().press("Enter");
        return Boolean.TRUE.equals(page.evaluate(CONTENT_HAS_FOCUS));
    }

    private static List<Stop> walk(Page page, int usable) {
        var stops = new ArrayList<Stop>();
        for (var press = 0; press < MOST_STOPS_EACH * usable; press++) {
            page.keyboard().press("Tab");
            var stop = Stop.on(page);
            if (stop.end) {
                break;
            }
            stops.add(stop);
        }
        return stops;
    }

    /**
     * Where the focus is now.
     *
     * @param reached numbers of what can be used from here: itself, or all circles of one question
     * @param end true when the focus has left the page
     */
    private record Stop(List<Integer> reached, boolean marked, boolean inView, boolean end) {

        static Stop on(Page page) {
            var stop = (Map<?, ?>) page.evaluate(STOP);
            var numbers = (List<?>) Objects.requireNonNull(stop.get("reached"));
            return new Stop(
                    numbers.stream().map(Integer.class::cast).toList(),
                    Boolean.TRUE.equals(stop.get("marked")),
                    Boolean.TRUE.equals(stop.get("inView")),
                    Boolean.TRUE.equals(stop.get("end")));
        }
    }
}
