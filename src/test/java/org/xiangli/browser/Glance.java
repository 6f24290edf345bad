package org.xiangli.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What every page owes, looked at quickly, for looking at all of them: axe finds nothing at all, nothing sticks out at 360
 * px, at a desk and with letters of 200 %, one heading, the language told, the right words, light, nothing by script alone.
 * {@link Inspection} looks longer, on devices of its own and along the keyboard.
 *
 * <p>axe and the widths look at each shape of a page once: a page of the same kind made of the same parts for another person holds
 * nothing new for it.
 */
final class Glance {

    private static final String AXE = source("/axe.min.js");
    private static final String RUN_AXE = """
        () => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(rule =>
          rule.id + ' (' + rule.help + '): ' + rule.nodes.map(node => node.html).slice(0, 3).join(' | ')))
        """;
    private static final String SHAPE = """
        () => [...new Set([...document.querySelectorAll('main, main *')]
          .map(each => each.tagName + '.' + each.className + '.' + (each.type || '')))].sort().join(' ')
        """;

    /** Words that can be seen, without those marked as another language, codes, and what is typed into fields. */
    private static final String WORDS = """
        () => {
          const words = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const text = node.data.trim().replace(/\\s+/g, ' ');
            if (text && !node.parentElement.closest('body [lang], code, .code, textarea')) words.push(text);
          }
          return words;
        }
        """;

    private static final String OWED = """
        () => {
          const wrong = [];
          const say = (bad, words) => { if (bad) wrong.push(words); };
          const headings = document.querySelectorAll('h1');
          say(headings.length !== 1, headings.length + ' headings of the first rank');
          say(headings.length && !headings[0].innerText.trim(), 'an empty heading');
          for (const each of document.querySelectorAll('button, input:not([type=hidden]), select, textarea'))
            say(!each.disabled && !(each.form && (each.tagName !== 'BUTTON' || each.type === 'submit')),
              'works by script only: ' + each.outerHTML.slice(0, 80));
          for (const each of document.querySelectorAll('a'))
            say(/^(#|javascript:.*|)$/.test(each.getAttribute('href') || ''), 'leads nowhere: ' + each.outerHTML.slice(0, 80));
          say(document.querySelector('script:not([src]), [style]'), 'script or style written into the page');
          const buttons = [...document.querySelectorAll('main form')].filter(form => form.querySelector('[name=who]'))
            .flatMap(form => [...form.querySelectorAll('button')]).map(button => button.innerText.trim());
          const top = [...document.querySelectorAll('header button')].map(button => button.innerText.trim());
          for (const words of buttons) say(top.includes(words), 'two buttons do different things and are both called ' + words);
          return wrong;
        }
        """;
    private static final String CARRIED = """
        () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .filter(each => !each.name.endsWith('/axe.min.js') && each.name.startsWith('http'))
          .map(each => each.encodedBodySize || 0)
        """;
    private static final String LETTERS = "size => { document.documentElement.style.fontSize = size; }";

    /** Bytes of the head of an answer, about. */
    private static final long HEAD = 700;

    private final Tongue tongue = new Tongue();
    private final Set<String> shapes = new HashSet<>();
    private final Map<String, String> titles = new HashMap<>();

    /** All that is wrong with the page at this path; in English too where its shape is new. */
    List<String> at(Visitor visitor, String kind, String path) {
        var findings = new ArrayList<String>();
        visitor.open(path);
        if (look(visitor, kind, "zh-CN", findings)) {
            speak(visitor, "en");
            visitor.open(path);
            look(visitor, kind, "en", findings);
            speak(visitor, "zh");
        }
        return findings;
    }

    /** All that is wrong with the page now open, in the language it is in; true when its shape is new. */
    boolean look(Visitor visitor, String kind, String language, List<String> findings) {
        var page = visitor.page();
        note(findings, language, list(page, OWED));
        note(findings, language, heavy(page));
        if (!visitor.language().equals(language)) {
            findings.add(language + ": language told is " + visitor.language());
        }
        var other = titles.putIfAbsent(language + page.title(), kind);
        if (other != null && !other.equals(kind)) {
            findings.add(language + ": title “" + page.title() + "” is that of " + other + " too");
        }
        var words = list(page, WORDS);
        note(findings, language, language.equals("en") ? tongue.onEnglishPage(words) : tongue.onChinesePage(words));
        var isNew = shapes.add(language + " " + kind + " " + page.evaluate(SHAPE));
        if (isNew) {
            note(findings, language, widths(visitor));
            page.evaluate(AXE);
            keepPicture(visitor, kind, language + "-desktop");
            note(findings, language, list(page, RUN_AXE));
            visitor.narrow();
            keepPicture(visitor, kind, language + "-phone");
            note(findings, language + " phone", list(page, RUN_AXE));
            page.setViewportSize(Device.DESKTOP.width(), Device.DESKTOP.height());
        }
        return isNew;
    }

    private static List<String> widths(Visitor visitor) {
        var page = visitor.page();
        var findings = new ArrayList<>(Reflow.on(visitor));
        page.evaluate(LETTERS, "200%");
        findings.addAll(Reflow.on(visitor));
        visitor.narrow();
        findings.addAll(Reflow.on(visitor));
        page.evaluate(LETTERS, "");
        findings.addAll(Reflow.on(visitor));
        page.setViewportSize(Device.DESKTOP.width(), Device.DESKTOP.height());
        return findings;
    }

    /** With {@code -Dimages=every} each shape of every page is kept in {@code target/every-page}, to be read by eye. */
    private void keepPicture(Visitor visitor, String kind, String name) {
        if ("every".equals(System.getProperty("images"))) {
            var file = kind.replaceAll("[{}:\\[\\]]", "").replaceAll("[^A-Za-z0-9]+", "-");
            visitor.picture(Path.of("target", "every-page", "%s-%d-%s.png".formatted(file, shapes.size(), name)));
        }
    }

    private static List<String> heavy(Page page) {
        var carried = ((List<?>) page.evaluate(CARRIED))
                .stream().mapToLong(each -> ((Number) each).longValue() + HEAD).toArray();
        var bytes = java.util.Arrays.stream(carried).sum();
        var findings = new ArrayList<String>();
        if (carried.length > Weight.MOST_REQUESTS) {
            findings.add(carried.length + " requests");
        }
        if (bytes > Weight.MOST_BYTES) {
            findings.add(bytes + " bytes, at most " + Weight.MOST_BYTES);
        }
        return findings;
    }

    private static void speak(Visitor visitor, String language) {
        visitor.page()
                .context()
                .addCookies(List.of(new Cookie("language", language)
                        .setUrl(
                                visitor.page().url().startsWith("http")
                                        ? visitor.page().url().replaceFirst("^(https?://[^/]+).*", "$1")
                                        : "http://localhost")));
    }

    private static void note(List<String> findings, String where, List<String> found) {
        found.forEach(finding -> findings.add(where + ": " + finding));
    }

    private static List<String> list(Page page, String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
    }

    private static String source(String resource) {
        try (var in = Objects.requireNonNull(Glance.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
