package org.xiangli.domain.services;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What somebody typed into a search box.
 *
 * @param text as it is compared with texts
 * @param pairs neighbouring Chinese characters in it: 养老 in 领养老的钱 is enough for a hint
 * @param letters as it is compared with sounds; empty for what is not typed in letters
 */
public record Asked(String text, Set<String> pairs, String letters) {

    private static final int SHORTEST_SOUND = 2;

    public static Asked of(String query) {
        var text = plain(query);
        var letters = text.codePoints().anyMatch(Character::isIdeographic) ? "" : Sounds.letters(text);
        return new Asked(text, pairs(text), letters.matches("[a-z]{" + SHORTEST_SOUND + ",}") ? letters : "");
    }

    public boolean empty() {
        return text.isEmpty();
    }

    boolean chinese() {
        return !pairs.isEmpty();
    }

    /** The same by its sound alone, for a word written with other characters (样老钱). */
    Asked bySound() {
        return Sounds.of(text).stream()
                .findFirst()
                .map(reading -> new Asked(text, Set.of(), reading.whole()))
                .orElse(this);
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    static Set<String> pairs(String text) {
        var pairs = new HashSet<String>();
        for (int at = 0; at + 1 < text.length(); at++) {
            if (Character.isIdeographic(text.charAt(at)) && Character.isIdeographic(text.charAt(at + 1))) {
                pairs.add(text.substring(at, at + 2));
            }
        }
        return pairs;
    }
}
