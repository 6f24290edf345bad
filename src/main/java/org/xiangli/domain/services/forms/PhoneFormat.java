package org.xiangli.domain.services.forms;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A telephone number in China as people write it: a mobile number, or a landline with its area code. */
final class PhoneFormat {

    private static final Pattern NUMBER = Pattern.compile("1[3-9][0-9]{9}|0[0-9]{9,11}");
    private static final Pattern DECORATION = Pattern.compile("[\\s()-]|^(\\+86|0086)");

    private PhoneFormat() {}

    static boolean fits(String text) {
        return NUMBER.matcher(plain(text)).matches();
    }

    /** Digits alone, without the country's code. */
    static String plain(String text) {
        return DECORATION
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
    }
}
