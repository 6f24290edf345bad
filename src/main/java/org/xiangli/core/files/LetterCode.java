package org.xiangli.core.files;

import java.security.SecureRandom;
import java.util.Locale;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * The code on a letter by which anyone who holds it can check it: eleven random characters (54 bits) and a check
 * character, of an alphabet in which no two look or sound alike (no I, L, O, 0, 1).
 */
public record LetterCode(String value) {

    static final RuleRef RULE = new RuleRef("LETTER.CODE", "乡里文书查验规则", "");

    /** A prime number of characters, so that the check finds every single error and every two neighbours swapped. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws Refusal {@code letter.code} when this is not a code or was misread */
    public LetterCode {
        if (value.length() != LENGTH || weighted(value) != 0) {
            throw new Refusal("letter.code", RULE, LENGTH);
        }
    }

    /**
     * Reads a code as a person types it: small letters, blanks and hyphens do not matter.
     *
     * @throws Refusal {@code letter.code} when this is not a code or was misread
     */
    public static LetterCode of(String typed) {
        return new LetterCode(typed.replaceAll("[\\s\\u3000\\-－—]", "").toUpperCase(Locale.ROOT));
    }

    static LetterCode next() {
        var code = new StringBuilder(LENGTH);
        for (var at = 0; at < LENGTH - 1; at++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        for (var check : ALPHABET.toCharArray()) {
            if (weighted(code.toString() + check) == 0) {
                return new LetterCode(code.append(check).toString());
            }
        }
        throw new IllegalStateException("Every sum has its check character");
    }

    /** In groups of four, as printed: {@code K7QF-2MXD-9RWA}. */
    public String printed() {
        return value.substring(0, 4) + "-" + value.substring(4, 8) + "-" + value.substring(8);
    }

    @Override
    public String toString() {
        return printed();
    }

    /** The sum of places, the last counting once, the first twelve times; never zero with a strange character. */
    private static int weighted(String code) {
        var sum = 0;
        for (var at = 0; at < code.length(); at++) {
            var place = ALPHABET.indexOf(code.charAt(at));
            if (place < 0) {
                return -1;
            }
            sum += place * (LENGTH - at);
        }
        return sum % ALPHABET.length();
    }
}
