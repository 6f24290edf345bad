package org.xiangli.browser;

import java.util.List;

/** Nobody has to scroll sideways: the page fits the width of its device at any size of letters (WCAG 2.2, 1.4.10). */
final class Reflow {

    /** Names the innermost elements that reach over the right edge, when the page as a whole does. */
    private static final String TOO_WIDE = """
        width => {
          if (document.scrollingElement.scrollWidth <= width) return [];
          const over = [...document.body.querySelectorAll('*')]
            .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > width + 1);
          const innermost = over.filter(each => !over.some(other => other !== each && each.contains(other)));
          return ['page is ' + document.scrollingElement.scrollWidth + ' px wide', ...innermost
            .map(each => each.outerHTML.slice(0, 120) + ' ends at ' + Math.round(each.getBoundingClientRect().right))];
        }
        """;

    private Reflow() {}

    static List<String> on(Visitor visitor) {
        var width = visitor.page().viewportSize().width;
        var tooWide = (List<?>) visitor.page().evaluate(TOO_WIDE, width);
        return tooWide.stream()
                .map(each -> "wider than " + width + " px: " + each)
                .toList();
    }
}
