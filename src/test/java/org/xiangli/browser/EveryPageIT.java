package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page of the house is seen, by everybody who may see it, and fit for everybody: the running application says which
 * addresses answer with a screen, people of every post go wherever links lead them, and a kind of page that nobody came to
 * fails the build.
 */
@BrowserTest(properties = {"xiangli.store.home=target/walk-store", "xiangli.demo=620924"})
class EveryPageIT {

    /** Kinds no walk leads to, and why. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "/set-up", "stands open only before a county has an administrator: SetUpIT",
            "/terminal/end", "wipes the terminal and leads to its first page",
            "/sign-in/outside/{county:[0-9]{6}}", "leads to the identity server: OutsideSignInIT",
            "/funds/claims/{id}/letter", "leads to a printed letter",
            "/localisations/{id}/sheet", "leads to a printed sheet",
            "/entrusted/{mandate}/new/{item}", "needs a second resident with a mandate: EntrustedIT looks at it",
            "/entrusted/{mandate}/cases/{id}", "needs a second resident with a mandate: EntrustedIT looks at it",
            "/forms/proposals/{id}", "needs a county's own form: FormsIT looks at it",
            "/forms/proposals/{id}/steps/{key}", "needs a county's own form: FormsIT looks at it",
            "/tables/imports/{id}", "needs a table: TablesIT looks at it");

    private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"(/[^\"#]*)");

    /** Of one kind this many pages are read for links, by each person. */
    private static final int ENOUGH = 3;

    private static final Logger log = LoggerFactory.getLogger(EveryPageIT.class);

    private final PageKinds kinds;
    private final BusyVillage.Desks desks;
    private final Glance glance = new Glance();
    private final TreeMap<String, TreeSet<String>> seen = new TreeMap<>();
    private final Set<String> passedThrough = new HashSet<>();
    private final List<String> findings = new ArrayList<>();

    EveryPageIT(RequestMappingHandlerMapping requestMappingHandlerMapping, BusyVillage.Desks desks) {
        this.kinds = new PageKinds(requestMappingHandlerMapping);
        this.desks = desks;
    }

    @Test
    @DisplayName("Every page of the house is reached and fit for everybody, in both languages")
    void everyPageIsReachedAndFitForEverybody(Visitors visitors) throws IOException {
        var village = new BusyVillage(visitors, desks);
        village.work();
        try {
            atTheTerminal(visitors, village);
            walk("nobody", visitors.atDesk(), village);
            village.people().forEach((login, person) -> walk(login, person, village));
        } finally {
            keepList();
        }
        var missed = new TreeSet<>(kinds.all());
        missed.removeAll(seen.keySet());
        missed.removeAll(passedThrough);
        missed.removeAll(LEFT_OUT.keySet());
        assertThat(missed).as("kinds of pages nobody came to").isEmpty();
        assertThat(findings).as("what is wrong with the pages").isEmpty();
        assertThat(seen)
                .as("nothing left out that can be seen")
                .doesNotContainKeys(LEFT_OUT.keySet().toArray(String[]::new));
    }

    /** From the home page wherever links lead, and to the pages behind forms. */
    private void walk(String who, Visitor person, BusyVillage village) {
        var waiting = new ArrayDeque<String>(List.of(who.equals("nobody") ? "/" : "/home"));
        waiting.addAll(village.paths());
        kinds.all().stream().filter(PageKinds::isFixed).forEach(waiting::add);
        var known = new HashSet<>(waiting);
        var read = new HashMap<String, Integer>();
        while (!waiting.isEmpty()) {
            var path = waiting.poll();
            var kind = kinds.of(path).orElse("");
            if (kind.isEmpty()
                    || LEFT_OUT.containsKey(kind)
                    || kind.startsWith("/terminal/")
                    || kind.equals("/terminal")
                    || read.merge(kind, 1, Integer::sum) > ENOUGH) {
                continue;
            }
            for (var link : visit(who, person, kind, path)) {
                if (known.add(link)) {
                    waiting.add(link);
                }
            }
        }
    }

    /** The links on the page; a page that leads on is only passed through. */
    private Set<String> visit(String who, Visitor person, String kind, String path) {
        var answer = person.fetch(path);
        if (answer.status() != 200) {
            if (answer.status() >= 500) {
                wrong(who, path, "status " + answer.status());
            }
            return Set.of();
        }
        var came = answer.url().replaceFirst("https?://[^/]+", "");
        if (!kinds.of(came).orElse("").equals(kind)) {
            passedThrough.add(kind);
            return Set.of(came);
        }
        if (seen.computeIfAbsent(kind, any -> new TreeSet<>()).add(who)) {
            glance.at(person, kind, path).forEach(finding -> wrong(who, path, finding));
        }
        var links = new LinkedHashSet<String>();
        LINK.matcher(answer.text())
                .results()
                .forEach(link -> links.add(link.group(1).replace("&amp;", "&")));
        return links;
    }

    /** One visit to the terminal, from the key of a new device to the end, and a look at a matter that is done. */
    private void atTheTerminal(Visitors visitors, BusyVillage village) {
        var administrator = village.as("admin").open("/terminals");
        administrator
                .fill("地点", "村便民服务站大厅")
                .fill("区划代码", village.applicant().village().value());
        administrator.press("登记，生成密钥");
        var key = administrator.page().locator("#device-key").innerText();
        var terminal = visitors.atDesk();
        step(terminal, "/terminal/start").fill("本机密钥", key).press("下一步");
        step(terminal, "/terminal");
        step(terminal, "/terminal/track")
                .fill("办件编号是多少？", village.receipt().getFirst())
                .press("下一步");
        step(terminal, "/terminal/track/code")
                .fill("取件码是多少？", village.receipt().getLast())
                .press("下一步");
        step(terminal, "/terminal/tracked");
        step(terminal, "/terminal/account").page().locator("#login").fill(BusyVillage.Desks.LOGIN);
        terminal.press("下一步");
        step(terminal, "/terminal/password");
        step(terminal, "/terminal/code");
        var clerk = village.as("village").open("/terminals");
        clerk.fill("姓名或身份证号", village.applicant().idNumber().value()).press("给一次性码");
        var code = clerk.page().locator("#one-time-code").innerText();
        terminal.open("/terminal/code").page().locator("#code").fill(code);
        terminal.press("下一步").sees(village.applicant().name());
        step(terminal, "/terminal");
        step(terminal, "/terminal/my");
        step(terminal, "/terminal/apply").follow("临时救助申请（协助）");
        step(terminal, terminal.path());
        terminal.press("过几天补交").press("用电子证照").press("书面承诺代替");
        step(terminal, terminal.path()).press("对，提交");
        step(terminal, "/terminal/receipt");
        passedThrough.add("/terminal/apply/{item}");
    }

    /** The terminal keeps its language in the visit, so it is changed as a visitor changes it. */
    private Visitor step(Visitor terminal, String path) {
        terminal.open(path);
        var kind = kinds.of(terminal.path()).orElse("");
        assertThat(kinds.of(path)).as(path).contains(kind);
        seen.computeIfAbsent(kind, any -> new TreeSet<>()).add("terminal");
        var wrong = new ArrayList<String>();
        glance.look(terminal, kind, "zh-CN", wrong);
        terminal.press("English").open(path);
        glance.look(terminal, kind, "en", wrong);
        terminal.press("中文").open(path);
        wrong.forEach(finding -> wrong("terminal", path, finding));
        return terminal;
    }

    private void wrong(String who, String path, String finding) {
        findings.add(who + " " + path + ": " + finding);
        log.warn("{} {}: {}", who, path, finding);
    }

    /** Which kinds of pages were seen by whom, for the reader of the build. */
    private void keepList() throws IOException {
        var lines = new ArrayList<String>();
        seen.forEach((kind, people) -> lines.add(kind + "  " + String.join(" ", people)));
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "pages-seen.txt"), lines);
    }
}
