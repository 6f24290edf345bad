package org.xiangli.domain.services;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.procedure.Actor;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.procedure.MoveRequest;
import org.xiangli.kernel.Refusal;

/** Brings an application together from its case and the desk's own part of it, and takes it a step further. */
@Component
class Applications {

    /** Data of an event: the office that did it and the officer's name, for letters and for the resident (R056). */
    static final String OFFICE = "office";

    static final String OFFICER = "officer";

    /** Data of an event an agent made: the mandate he acted under. */
    static final String ON_BEHALF = "on-behalf";

    private static final Set<String> PRINCIPALS =
            Set.of(Moves.SUBMIT, Moves.PAPERS_BROUGHT, Moves.WITHDRAW, Moves.APPEAL);

    private static final String DAYS_IN_STEP = "days_in_step";

    private final CaseDesk cases;
    private final ApplicationTable table;
    private final Catalogue catalogue;
    private final Teller teller;
    private final DeskClock clock;

    Applications(CaseDesk cases, ApplicationTable table, Catalogue catalogue, Teller teller, DeskClock clock) {
        this.cases = cases;
        this.table = table;
        this.catalogue = catalogue;
        this.teller = teller;
        this.clock = clock;
    }

    /** Empty when there is none, or it is out of reach. */
    Optional<Application> find(UUID id) {
        return cases.find(id).flatMap(this::of);
    }

    /** @throws Refusal {@code services.application-unknown} */
    Application demand(UUID id) {
        return find(id).orElseThrow(() -> new Refusal("services.application-unknown", ServiceLaw.IN_FORCE));
    }

    /** The application that runs as this case; empty when the case is another room's. */
    Optional<Application> of(CaseFile file) {
        return table.find(file.id())
                .flatMap(row -> catalogue
                        .cited(row.item(), row.catalogueVersion())
                        .map(listed -> new Application(
                                file,
                                listed,
                                row.channel(),
                                row.phone(),
                                row.language(),
                                row.mandate(),
                                PaperSheet.of(listed.item(), table.marks(file.id())),
                                row.deliveredOn())));
    }

    /** Moves the case in the name of who acts now, and tells the resident. */
    Application step(Application application, DeskMove move) {
        var acting = Acting.current();
        var moved = cases.move(new MoveRequest(
                move.key(),
                application.id(),
                move.seq(),
                move.move(),
                actor(acting),
                move.reason(),
                move.legalBasis(),
                withHands(onBehalf(application, move), acting),
                Map.of(
                        DAYS_IN_STEP,
                        ChronoUnit.DAYS.between(application.file().state().stepSince(), clock.today()))));
        var later = application.at(moved);
        teller.tell(later, move.move());
        return later;
    }

    /** What a resident would do herself and an agent did for her says under which mandate (R017). */
    private static Map<String, String> onBehalf(Application application, DeskMove move) {
        var mandate = application.mandate();
        if (mandate.isEmpty() || !PRINCIPALS.contains(move.move())) {
            return move.notes();
        }
        var notes = new HashMap<>(move.notes());
        notes.put(ON_BEHALF, mandate.get().toString());
        return notes;
    }

    static Actor actor(Acting acting) {
        return new Actor(acting.account(), acting.kind().key(), acting.division());
    }

    /** The notes with the office and officer who acts; a resident is not named, the case knows her. */
    static Map<String, String> withHands(Map<String, String> notes, Acting acting) {
        var data = new HashMap<>(notes);
        if (acting.kind() != PostKind.RESIDENT) {
            data.put(OFFICE, acting.office());
            data.put(OFFICER, acting.displayName());
        }
        return data;
    }
}
