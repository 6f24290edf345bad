package org.xiangli.domain.services;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.Paper;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/**
 * Where kin, a volunteer, a social worker or a guardian acts for somebody from an account of his own (代办, R017, R044): for
 * the items and days her mandate names, nothing else of hers. He acts in his own name and in her reach: the case is hers,
 * the record says who did it and under which mandate, and she is told by her own channel.
 *
 * <p>Not one transaction: her reach is bound anew after the mandate has been read in his.
 */
@Service
public class ProxyDesk {

    private final Mandates mandates;
    private final Applicants applicants;
    private final ApplicationTable table;
    private final Applications applications;
    private final ServiceDesk desk;
    private final AgentDesk agents;
    private final FileStore files;
    private final TransactionTemplate transaction;
    private final DeskClock clock;

    ProxyDesk(
            Mandates mandates,
            Applicants applicants,
            ApplicationTable table,
            Applications applications,
            ServiceDesk desk,
            AgentDesk agents,
            FileStore files,
            PlatformTransactionManager transactions,
            DeskClock clock) {
        this.mandates = mandates;
        this.applicants = applicants;
        this.table = table;
        this.applications = applications;
        this.desk = desk;
        this.agents = agents;
        this.files = files;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * A mandate as its agent sees it.
     *
     * @param principal her name
     * @param runs whether he may act under it today
     * @param filed what was filed under it, the latest first
     */
    public record Trusted(Mandate mandate, String principal, boolean runs, List<Application> filed) {}

    /** A matter as its agent sees it. */
    public record Folder(
            Mandate mandate,
            Application application,
            List<Receipt> receipts,
            List<Custody> custodies,
            List<Trip> trips) {}

    /** Whoever lets the acting resident act for her, those he may act for today first. */
    public List<Trusted> mandates() {
        var self = self();
        return inTransaction(() -> mandates.givenTo(self)).stream()
                .map(this::trusted)
                .toList();
    }

    /** @throws Refusal {@code services.mandate} for one that is not his, which looks as if there were none */
    public Trusted mandate(UUID mandate) {
        return trusted(own(mandate));
    }

    /**
     * Files for her. What is missing is named, once; the receipt is his to carry.
     *
     * @param draft of the mandate's resident, through {@link Channel#AGENT}
     * @throws Refusal {@code services.mandate}, {@code services.mandate-over}, {@code services.mandate-item}, and what the
     *     desk refuses
     */
    public Taken file(Draft draft, Map<String, PaperMark> marks) {
        var mandate = draft.mandate()
                .map(this::own)
                .filter(found -> found.resident().equals(draft.resident()))
                .orElseThrow(ProxyDesk::none);
        return inHerReach(mandate, () -> desk.take(draft, marks));
    }

    /** @throws Refusal {@code services.application-unknown} for one that was not filed under this mandate */
    public Folder folder(UUID mandate, UUID application) {
        return under(
                mandate,
                application,
                found -> new Folder(
                        own(mandate),
                        found,
                        desk.receipts(application),
                        agents.custodies(application),
                        agents.trips(application)));
    }

    /** Takes papers that were asked for, while the mandate runs. @throws Refusal as {@link #file} */
    public Taken brought(UUID mandate, UUID key, UUID application, int seq, Map<String, PaperMark> marks) {
        demandRuns(mandate, application);
        return under(mandate, application, found -> desk.brought(key, application, seq, marks));
    }

    /** Adds a picture of a paper, while the mandate runs. @throws Refusal as {@link #file} and the file store */
    public void add(UUID mandate, UUID application, String name, byte[] content) {
        demandRuns(mandate, application);
        under(
                mandate,
                application,
                found -> files.store(new Paper(
                        application, found.file().subject(), found.file().village(), name, content)));
    }

    /** He takes an original along, while the mandate runs. @throws Refusal as {@link AgentDesk#takeOriginal} */
    public Custody takeOriginal(UUID mandate, UUID key, UUID application, String paper) {
        demandRuns(mandate, application);
        return under(mandate, application, found -> agents.takeOriginal(key, application, paper));
    }

    /** He gives it back against her signature; this stays possible, and owed, when the mandate has ended. */
    public Custody giveBack(UUID mandate, UUID application, UUID custody, Custody.To to) {
        return under(mandate, application, found -> {
            if (agents.custodies(application).stream()
                    .noneMatch(held -> held.id().equals(custody))) {
                throw new Refusal("services.custody", ServiceLaw.CUSTODY);
            }
            return agents.giveBack(custody, to);
        });
    }

    /** A way he went, while the mandate runs; it costs her nothing. @throws Refusal as {@link AgentDesk#trip} */
    public Trip trip(UUID mandate, UUID application, Trip trip, Money fee) {
        demandRuns(mandate, application);
        return under(
                mandate,
                application,
                found -> agents.trip(trip.id(), application, trip.day(), trip.place(), trip.purpose(), fee));
    }

    private Trusted trusted(Mandate mandate) {
        return inHerReach(
                mandate,
                () -> new Trusted(
                        mandate,
                        applicants.name(mandate.resident()),
                        mandate.runs(clock.today()),
                        inTransaction(() -> table.under(mandate.id()).stream()
                                .flatMap(id -> applications.find(id).stream())
                                .toList())));
    }

    private void demandRuns(UUID mandate, UUID application) {
        var item = under(mandate, application, found -> found.item().code());
        var self = Acting.current();
        var given = own(mandate);
        inTransaction(() -> mandates.demand(mandate, given.resident(), item, self, clock.today()));
    }

    private <T> T under(UUID mandate, UUID application, Function<Application, T> work) {
        return inHerReach(own(mandate), () -> {
            var found = inTransaction(() -> applications.find(application))
                    .filter(filed -> filed.mandate().filter(mandate::equals).isPresent())
                    .orElseThrow(() -> new Refusal("services.application-unknown", ServiceLaw.MANDATE));
            return work.apply(found);
        });
    }

    private Mandate own(UUID mandate) {
        var self = self();
        return inTransaction(() -> mandates.find(mandate))
                .filter(found -> found.relation() != Mandate.Relation.CLERK
                        && found.agent().equals(self))
                .orElseThrow(ProxyDesk::none);
    }

    /** In his own name, for her village and with her key to the rows. */
    private <T> T inHerReach(Mandate mandate, Supplier<T> work) {
        var acting = Acting.current();
        if (mandate.resident().equals(Bound.current().map(Reach::person).orElse(null))) {
            return work.get();
        }
        var village = inTransaction(() -> mandates.village(mandate.id())).orElseThrow(ProxyDesk::none);
        var there = new Acting(
                acting.account(),
                acting.displayName(),
                acting.post(),
                PostKind.RESIDENT,
                village,
                acting.office(),
                acting.resident());
        var hers = new Reach(there.county(), null, mandate.resident(), acting.account());
        return there.call(() -> Bound.call(hers, work::get));
    }

    private static UUID self() {
        var acting = Acting.current();
        acting.require(PostKind.RESIDENT);
        var self = acting.resident();
        if (self == null) {
            throw none();
        }
        return self;
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static Refusal none() {
        return new Refusal("services.mandate", ServiceLaw.MANDATE);
    }
}
