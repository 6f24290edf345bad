package org.xiangli.domain.services;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.procedure.Phase;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * The desk every application passes, whichever way it comes in (一站式, R043): papers are checked against the item's own
 * list, missing ones are named once, a receipt is given, and the case goes its published way. Whoever acts now acts in
 * his post; all work happens in the county bound at the edge. Every verb may be repeated with its key.
 */
@Service
@Transactional
public class ServiceDesk {

    private final Applications applications;
    private final Drafting drafting;
    private final PaperTray tray;
    private final ApplicationTable table;
    private final ReceiptBook receipts;
    private final MoveGuard guard;
    private final Intake intake;
    private final DeskClock clock;

    ServiceDesk(
            Applications applications,
            Drafting drafting,
            PaperTray tray,
            ApplicationTable table,
            ReceiptBook receipts,
            MoveGuard guard,
            Intake intake,
            DeskClock clock) {
        this.applications = applications;
        this.drafting = drafting;
        this.tray = tray;
        this.table = table;
        this.receipts = receipts;
        this.guard = guard;
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * Begins an application; nothing is handed in yet.
     *
     * @throws Refusal {@code item.not-in-force}, {@code services.channel} for a way the item or the post does not offer,
     *     {@code services.mandate} for an agent without one, and what the register of residents and the case desk refuse
     */
    public Application draft(Draft draft) {
        return applications.demand(drafting.open(draft).id());
    }

    /**
     * Notes how papers stand. After acceptance only what follows can be noted; nothing can be asked for this way.
     *
     * @throws Refusal as {@link PaperSheet#demand}; {@code services.papers-closed} when the matter is past it
     */
    public Application note(UUID id, Map<String, PaperMark> marks) {
        tray.note(applications.demand(id), marks);
        return applications.demand(id);
    }

    /** All of it in one go, for a resident who stands at the window with her papers. */
    public Taken take(Draft draft, Map<String, PaperMark> marks) {
        var begun = draft(draft);
        if (begun.file().seq() == 1) {
            note(begun.id(), marks);
        }
        return handIn(draft.key(), begun.id(), 1);
    }

    /**
     * Hands an application in and gives the receipt. A clerk answers at once whether it is accepted; one that a
     * resident sends from home waits for {@link #answer} that day.
     *
     * @throws Refusal {@code services.not-called-back} for a case made by telephone before the call was returned, and what a
     *     mandate that ended meanwhile refuses
     */
    public Taken handIn(UUID key, UUID id, int seq) {
        intake.demand(applications.demand(id));
        var submitted = applications.step(
                applications.demand(id), DeskMove.of(Moves.part(key, Moves.SUBMIT), id, seq, Moves.SUBMIT));
        intake.tell(submitted);
        var taken = Acting.current().kind() == PostKind.VILLAGE_CLERK
                ? answer(Moves.part(key, "answer"), id, seq + 1)
                : submitted;
        return new Taken(
                taken,
                receipts.issue(Moves.part(key, "receipt"), Receipt.Kind.TAKEN, taken, Acting.current()),
                Optional.of(newPickupCode(id)));
    }

    /** Accepts an application that has all it needs, or names everything that is missing, once. */
    public Application answer(UUID key, UUID id, int seq) {
        var application = applications.demand(id);
        var missing = application.papers().missing();
        var move = DeskMove.of(key, id, seq, missing.isEmpty() ? Moves.ACCEPT : Moves.ASK_PAPERS);
        return applications.step(
                application, missing.isEmpty() ? move : guard.asking(application, move.asking(missing), clock.today()));
    }

    /**
     * Does not accept an application, with the reason and the law it stands on.
     *
     * @throws Refusal {@code case.reason-missing}, {@code case.legal-basis-missing}, and as {@link #handIn} for a draft
     */
    public Application decline(UUID key, UUID id, int seq, String reason, RuleRef law) {
        var application = applications.demand(id);
        var drafted = application.file().phase() == Phase.DRAFT;
        intake.demand(application);
        var submitted = drafted
                ? applications.step(application, DeskMove.of(Moves.part(key, Moves.SUBMIT), id, seq, Moves.SUBMIT))
                : application;
        return applications.step(
                submitted,
                DeskMove.of(key, id, drafted ? seq + 1 : seq, Moves.NOT_ACCEPT)
                        .because(reason)
                        .basedOn(law));
    }

    /**
     * Takes papers that were asked for. When none is missing any more the case goes on where it waited; at the window
     * it is accepted. A receipt is given each time.
     */
    public Taken brought(UUID key, UUID id, int seq, Map<String, PaperMark> marks) {
        var application = note(id, marks);
        if (application.papers().acceptable()) {
            application = applications.step(
                    application, DeskMove.of(Moves.part(key, Moves.PAPERS_BROUGHT), id, seq, Moves.PAPERS_BROUGHT));
            if (application.file().phase() == Phase.SUBMITTED
                    && Acting.current().kind() == PostKind.VILLAGE_CLERK) {
                application = answer(Moves.part(key, "answer"), id, seq + 1);
            }
        }
        return new Taken(
                application,
                receipts.issue(Moves.part(key, "receipt"), Receipt.Kind.SUPPLEMENTED, application, Acting.current()),
                Optional.empty());
    }

    /**
     * Any other move of the procedure: forward, take up, ask for papers, propose, grant, refuse, withdraw, appeal, close …
     *
     * @throws Refusal as {@link MoveGuard#pass}, and whatever the case desk refuses
     */
    public Application move(DeskMove move) {
        var application = applications.demand(move.application());
        var moved = applications.step(application, guard.pass(application, move, clock.today()));
        if (move.move().equals(Moves.ASK_PAPERS)) {
            tray.put(moved, MoveGuard.missing(move.papers()));
        }
        if (move.move().equals(Moves.FORWARD)) {
            receipts.issue(Moves.part(move.key(), "receipt"), Receipt.Kind.FILED, moved, Acting.current());
        }
        return moved;
    }

    /**
     * Hands the result over; from now on the resident may rate the service.
     *
     * @throws Refusal {@code services.delivery} for a way the item does not offer
     */
    public Taken deliver(UUID key, UUID id, int seq, Item.Delivery how) {
        var application = applications.demand(id);
        if (!application.item().result().delivery().contains(how)) {
            throw new Refusal("services.delivery", ServiceLaw.GUIDE);
        }
        var delivered = applications.step(
                application, DeskMove.of(key, id, seq, Moves.DELIVER).noting(Map.of("delivery", how.name())));
        table.delivered(id, clock.today());
        return new Taken(
                applications.demand(id).at(delivered.file()),
                receipts.issue(Moves.part(key, "receipt"), Receipt.Kind.DELIVERED, delivered, Acting.current()),
                Optional.empty());
    }

    /** A fresh pick-up code, printed on a receipt and shown this once; the one before no longer works. */
    public String newPickupCode(UUID id) {
        Acting.current().require(PostKind.VILLAGE_CLERK, PostKind.RESIDENT);
        var application = applications.demand(id);
        var code = PickupCode.next();
        table.setPickup(application.id(), code.digest(application.id()));
        return code.printed();
    }

    /** Empty when there is none, or it is out of reach. */
    @Transactional(readOnly = true)
    public Optional<Application> find(UUID id) {
        return applications.find(id);
    }

    /** The receipts given for an application, in order. */
    @Transactional(readOnly = true)
    public List<Receipt> receipts(UUID id) {
        return receipts.of(id);
    }
}
