package org.xiangli.domain.services;

import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.messages.Telling;
import org.xiangli.core.procedure.Phase;
import org.xiangli.kernel.Refusal;

/** What each way in owes before an application is handed in, and what the resident is told when another did it for her. */
@Component
class Intake {

    private final Mandates mandates;
    private final ReturnedCalls calls;
    private final Applicants applicants;
    private final Outbox outbox;
    private final DeskClock clock;

    Intake(Mandates mandates, ReturnedCalls calls, Applicants applicants, Outbox outbox, DeskClock clock) {
        this.mandates = mandates;
        this.calls = calls;
        this.applicants = applicants;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @throws Refusal {@code services.not-called-back} for a case made by telephone before the call was returned;
     *     {@code services.mandate-over} and the like when an agent's mandate no longer covers it
     */
    void demand(Application application) {
        var acting = Acting.current();
        if (application.file().phase() != Phase.DRAFT) {
            return;
        }
        if (application.channel() == Channel.PHONE
                && acting.kind() != PostKind.RESIDENT
                && !calls.made(application.id())) {
            throw new Refusal("services.not-called-back", ServiceLaw.CALL_BACK);
        }
        if (!application.file().subject().equals(acting.resident())) {
            application
                    .mandate()
                    .ifPresent(mandate -> mandates.demand(
                            mandate,
                            application.file().subject(),
                            application.item().code(),
                            acting,
                            clock.today()));
        }
    }

    /** The principal hears of it by her own channel, not by the number the agent gave. */
    void tell(Application application) {
        if (application.mandate().isEmpty()) {
            return;
        }
        var file = application.file();
        outbox.tell(Telling.of(
                Moves.part(file.id(), "told/by-agent"),
                file.subject(),
                file.village(),
                file.id(),
                applicants.phone(file.subject(), file.id()).orElse(null),
                application.language(),
                "services.channels.told.by-agent",
                file.number()));
    }
}
