package org.xiangli.core.messages;

import java.util.regex.Pattern;
import org.xiangli.kernel.Refusal;

/** Telephone numbers as a message needs them: mobile numbers of the mainland for texts, any number for calls. */
final class PhoneNumber {

    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern ANY = Pattern.compile("1[3-9][0-9]{9}|0[0-9]{9,11}");
    private static final Pattern DECORATION = Pattern.compile("[\\s\\u3000()（）-]|^(\\+86|0086)");

    private PhoneNumber() {}

    static boolean isMobile(String number) {
        return MOBILE.matcher(plain(number)).matches();
    }

    /** @throws Refusal {@code message.phone} when this channel cannot reach such a number; never repeats it */
    static String demand(String number, Channel channel) {
        var plain = plain(number);
        if (!(channel == Channel.TEXT ? MOBILE : ANY).matcher(plain).matches()) {
            throw new Refusal("message.phone", Outbox.RULE);
        }
        return plain;
    }

    /** 138****5678. */
    static String masked(String plain) {
        return plain.substring(0, 3) + "*".repeat(plain.length() - 7) + plain.substring(plain.length() - 4);
    }

    private static String plain(String number) {
        return DECORATION.matcher(number).replaceAll("");
    }
}
