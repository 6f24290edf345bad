package org.xiangli.channel.api.govstack;

import java.util.Locale;
import java.util.Map;
import org.xiangli.core.page.Texts;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.procedure.Outcome;
import org.xiangli.core.procedure.Phase;

/** The four states GovStack knows. */
enum Status {
    PENDING,
    APPROVED,
    SENDBACK,
    REJECTED;

    static Status of(CaseFile file) {
        return switch (file.phase()) {
            case TO_SUPPLEMENT -> SENDBACK;
            case NOT_ACCEPTED, WITHDRAWN -> REJECTED;
            case DECIDED, DELIVERED, CLOSED -> file.state().outcome() == Outcome.REFUSED ? REJECTED : APPROVED;
            default -> PENDING;
        };
    }

    /** Whether nothing more happens. */
    static boolean ended(CaseFile file) {
        return file.phase() == Phase.CLOSED || file.phase() == Phase.WITHDRAWN || file.phase() == Phase.NOT_ACCEPTED;
    }

    /** The code with the phase in words. */
    static Map<String, String> model(CaseFile file, Texts texts, Locale reader) {
        return Map.of(
                "code",
                of(file).name(),
                "title",
                texts.text(reader, file.phase().messageKey()));
    }
}
