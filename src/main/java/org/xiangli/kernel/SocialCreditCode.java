package org.xiangli.kernel;

/**
 * The unified social credit code of an organisation (统一社会信用代码, GB 32100-2015): registering department, class, six
 * digits of region, the nine characters of its organisation code (GB 11714) and a check character. A group, village or
 * township collective registers under N1, N2 or N3, a village committee under a class of department 5.
 */
public record SocialCreditCode(String value) {

    private static final RuleRef RULE = new RuleRef("GB.32100", "GB 32100-2015", "");
    private static final int LENGTH = 18;
    private static final int REGION = 2;
    private static final int BODY = 8;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    /**
     * Takes lower case, full-width characters and outer blanks too.
     *
     * @throws Refusal {@code social-credit-code.length} with the length, {@code social-credit-code.character} with the
     *     place (I, O, S, V and Z are never used), or {@code social-credit-code.checksum} with the
     *     place and the character expected there
     */
    public SocialCreditCode {
        value = Typed.plain(value);
        demandShape(value);
        char expected = check(value);
        if (value.charAt(LENGTH - 1) != expected) {
            throw new Refusal("social-credit-code.checksum", RULE, LENGTH, String.valueOf(expected));
        }
    }

    /** Reads a code; see the constructor for what is refused. */
    public static SocialCreditCode of(String text) {
        return new SocialCreditCode(text);
    }

    /** The registering department, for example {@code N} for agriculture. */
    public char department() {
        return value.charAt(0);
    }

    /** The six digits of the region of registration. */
    public String region() {
        return value.substring(REGION, BODY);
    }

    @Override
    public String toString() {
        return value;
    }

    private static void demandShape(String text) {
        if (text.length() != LENGTH) {
            throw new Refusal("social-credit-code.length", RULE, text.length());
        }
        for (int at = 0; at < LENGTH; at++) {
            boolean inRegion = at >= REGION && at < BODY;
            boolean allowed = inRegion ? Typed.isDigit(text.charAt(at)) : ALPHABET.indexOf(text.charAt(at)) >= 0;
            if (!allowed) {
                throw new Refusal("social-credit-code.character", RULE, at + 1);
            }
        }
    }

    private static char check(String text) {
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length; at++) {
            sum += ALPHABET.indexOf(text.charAt(at)) * WEIGHTS[at];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
