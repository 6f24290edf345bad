package org.xiangli.kernel;

import java.text.Normalizer;
import java.util.Locale;

/** Text as people type it, brought to the characters a standard knows. */
final class Typed {

    private Typed() {}

    /** Full-width digits and letters become plain ones, lower case becomes upper, outer blanks go. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isDigits(String text) {
        return text.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
