package org.xiangli.domain.services;

import org.xiangli.kernel.Refusal;

/** How much people may write into a field; what is too long is refused whole, never cut. */
final class Typing {

    static final int REMARK = 500;
    static final int REASON = 2000;

    private Typing() {}

    /** The text without surrounding space. @throws Refusal {@code services.text-missing}, {@code services.text-too-long} */
    static String demand(String field, String text, int longest) {
        if (text.isBlank()) {
            throw new Refusal("services.text-missing", ServiceLaw.GUIDE, field);
        }
        return optional(field, text, longest);
    }

    /** The text without surrounding space; it may be empty. @throws Refusal {@code services.text-too-long} */
    static String optional(String field, String text, int longest) {
        var length = text.codePointCount(0, text.length());
        if (length > longest || text.indexOf('\0') >= 0) {
            throw new Refusal("services.text-too-long", ServiceLaw.GUIDE, field, longest, length);
        }
        return text.strip();
    }
}
