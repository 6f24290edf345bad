package org.xiangli.domain.services.inbox;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a text is about, as pairs of neighbouring characters: Chinese has no spaces, and two characters are most often a
 * word. A word in Latin letters or a number counts as one. Pairs that hold a character of grammar say nothing and are
 * left out.
 */
final class Grams {

    private static final String GRAMMAR = "的了是在我你他她它们有这那个和与及或也都就很太还没不为被把让给从到对于请吗呢吧啊希望能可以应该请求反映";

    private Grams() {}

    /** The pairs of the texts, each once, as numbers: the first character in the upper half. */
    static Set<Integer> of(String... texts) {
        return words(texts).stream().map(Grams::number).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same pairs as people read them. */
    static Set<String> words(String... texts) {
        var found = new LinkedHashSet<String>();
        for (var text : texts) {
            collect(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT), found);
        }
        return found;
    }

    private static void collect(String text, Set<String> into) {
        var run = new StringBuilder();
        var previous = ' ';
        for (var index = 0; index <= text.length(); index++) {
            var current = index < text.length() ? text.charAt(index) : ' ';
            if (isPlain(current)) {
                run.append(current);
            } else if (!run.isEmpty()) {
                into.add(run.toString());
                run.setLength(0);
            }
            if (isHan(previous) && isHan(current)) {
                into.add("" + previous + current);
            }
            previous = current;
        }
    }

    private static int number(String word) {
        return word.length() == 2 && isHan(word.charAt(0)) ? word.charAt(0) << 16 | word.charAt(1) : word.hashCode();
    }

    private static boolean isPlain(char sign) {
        return sign < 0x250 && Character.isLetterOrDigit(sign);
    }

    private static boolean isHan(char sign) {
        return Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN && GRAMMAR.indexOf(sign) < 0;
    }
}
