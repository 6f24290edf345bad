package org.xiangli.domain.services;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.messages.Telling;

/**
 * Tells the resident at each step that concerns her. A message names the case by its number only: whoever sees her
 * telephone need not learn what she applied for, or whether it was granted.
 */
@Component
class Teller {

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry(Moves.ACCEPT, "services.told.accepted"),
            Map.entry(Moves.ASK_PAPERS, "services.told.papers"),
            Map.entry(Moves.NOT_ACCEPT, "services.told.not-accepted"),
            Map.entry(Moves.FORWARD, "services.told.forwarded"),
            Map.entry(Moves.SEND_UP, "services.told.forwarded"),
            Map.entry(Moves.GRANT, "services.told.decided"),
            Map.entry(Moves.REFUSE, "services.told.decided"),
            Map.entry(Moves.DELIVER, "services.told.delivered"),
            Map.entry(Moves.WITHDRAW, "services.told.withdrawn"),
            Map.entry(Moves.APPEAL, "services.told.appealed"),
            Map.entry(Moves.REOPEN, "services.told.reopened"),
            Map.entry(Moves.DISMISS, "services.told.dismissed"));

    private final Outbox outbox;

    Teller(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Once for each event of a case, however often it is asked. */
    void tell(Application application, String move) {
        var text = TEXTS.get(move);
        if (text == null) {
            return;
        }
        var file = application.file();
        outbox.tell(Telling.of(
                key(file.id(), file.seq()),
                file.subject(),
                file.village(),
                file.id(),
                application.phone().orElse(null),
                application.language(),
                text,
                arguments(application, move)));
    }

    private static Object[] arguments(Application application, String move) {
        var number = application.file().number();
        var due = application.file().clock().dueOn();
        return move.equals(Moves.ACCEPT) && due.isPresent() ? new Object[] {number, due.get()} : new Object[] {number};
    }

    private static UUID key(UUID caseId, int seq) {
        return Moves.part(caseId, "told/" + seq);
    }
}
