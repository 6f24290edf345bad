package org.xiangli.domain.services.admission;

import org.xiangli.kernel.Refusal;

/** What people write into a field: never empty where it is needed, never cut, nothing a database cannot keep. */
final class Written {

    static final int NAME = 60;
    static final int LINE = 200;
    static final int TEXT = 1000;
    static final int REASON = 2000;

    private Written() {}

    /** @throws Refusal {@code admission.text-missing}, {@code admission.text-too-long} */
    static String needed(String text, int longest) {
        if (text.isBlank()) {
            throw new Refusal("admission.text-missing", AdmissionLaw.ADMITTED);
        }
        return limited(text, longest);
    }

    /** It may be empty. @throws Refusal {@code admission.text-too-long} with the limit and the length */
    static String limited(String text, int longest) {
        var stripped = text.strip();
        var length = stripped.codePointCount(0, stripped.length());
        if (length > longest || stripped.indexOf('\0') >= 0) {
            throw new Refusal("admission.text-too-long", AdmissionLaw.ADMITTED, longest, length);
        }
        return stripped;
    }
}
