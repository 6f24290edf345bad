package org.xiangli.domain.services.inbox;

import org.xiangli.kernel.Refusal;

/** What people write: without surrounding space, refused whole when it is too long, never cut. */
final class Texts {

    private Texts() {}

    /** @param missing code of the refusal when nothing was written */
    static String demand(String missing, String text, int longest) {
        var written = optional(text, longest);
        if (written.isEmpty()) {
            throw new Refusal(missing, InboxLaw.ISSUE);
        }
        return written;
    }

    static String optional(String text, int longest) {
        var length = text.codePointCount(0, text.length());
        if (length > longest || text.indexOf('\0') >= 0) {
            throw new Refusal("services.inbox.too-long", InboxLaw.ISSUE, longest, length);
        }
        return text.strip();
    }
}
