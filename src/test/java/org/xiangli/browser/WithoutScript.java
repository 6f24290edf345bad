package org.xiangli.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** With script switched off a page offers every link, field and button it offers with script. */
final class WithoutScript {

    /** One line for each thing that can be used; a button or field counts only where its form leads somewhere. */
    private static final String OFFERED = """
        () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea')]
          .filter(each => each.checkVisibility() && !each.disabled)
          .map(each => {
            const words = (each.innerText || each.name || each.id || '').trim().replace(/\\s+/g, ' ');
            if (each.tagName === 'A') return 'link ' + words + (/^(#$|javascript:)/.test(each.getAttribute('href')) ? ' (leads nowhere)' : '');
            const works = each.form && (each.tagName !== 'BUTTON' || each.type === 'submit');
            return each.tagName.toLowerCase() + ' ' + words + (works ? '' : ' (works by script only)');
          })
        """;

    private WithoutScript() {}

    static List<String> on(Visitor withoutScript, Visitor withScript) {
        var findings = new ArrayList<String>();
        var without = offered(withoutScript);
        without.stream().filter(each -> each.endsWith(")")).forEach(findings::add);
        for (var each : offered(withScript)) {
            if (!without.remove(each)) {
                findings.add("needs script: " + each);
            }
        }
        if (!Objects.equals(withoutScript.heading(), withScript.heading())) {
            findings.add("another page: " + withoutScript.heading());
        }
        return findings;
    }

    private static List<String> offered(Visitor visitor) {
        return new ArrayList<>(((List<?>) visitor.page().evaluate(OFFERED))
                .stream().map(String::valueOf).toList());
    }
}
