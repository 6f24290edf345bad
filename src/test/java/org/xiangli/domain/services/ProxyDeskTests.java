package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.access.ViewLog;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Resident;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseEvent;
import org.xiangli.core.procedure.Phase;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Money;
import org.xiangli.testing.HouseTest;

/** Kin, volunteers and guardians who act from an account of their own. */
@HouseTest
class ProxyDeskTests {

    private static final String ITEM = "temporary-relief";

    private final ProxyDesk desk;
    private final AgentDesk agents;
    private final RatingBox box;
    private final CaseDesk cases;
    private final Outbox outbox;
    private final ViewLog views;
    private final RegisterDesk register;
    private final Halls halls;
    private Hall hall;
    private Resident liu;
    private Resident son;

    ProxyDeskTests(
            ProxyDesk desk,
            AgentDesk agents,
            RatingBox box,
            CaseDesk cases,
            Outbox outbox,
            ViewLog views,
            RegisterDesk register,
            Halls halls) {
        this.desk = desk;
        this.agents = agents;
        this.box = box;
        this.cases = cases;
        this.outbox = outbox;
        this.views = views;
        this.register = register;
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.open();
        liu = hall.villager();
        son = hall.villager();
    }

    @Test
    @DisplayName("R044 kin files from his own account: the case is hers, the record says who did it")
    void filesFromHisOwnAccount() {
        hall.as(hall.clerk, () -> register.contact(liu.id(), "13912345678", Resident.ContactChannel.TEXT, "本人"));
        var mandate = mandate(Mandate.Relation.KIN, 0, 30);
        var key = Ids.next();
        var taken = file(key, mandate, ITEM);
        assertThat(file(key, mandate, ITEM).application().id())
                .as("sent twice, filed once")
                .isEqualTo(taken.application().id());
        var filed = taken.application();
        assertThat(filed.file().subject()).isEqualTo(liu.id());
        assertThat(filed.file().village()).isEqualTo(hall.village);
        assertThat(filed.channel()).isEqualTo(Channel.AGENT);
        assertThat(filed.file().phase()).as("the clerk answers").isEqualTo(Phase.SUBMITTED);
        assertThat(taken.receipt().kind()).isEqualTo(Receipt.Kind.TAKEN);
        assertThat(hall.as(hall.clerk, () -> cases.history(filed.id())))
                .allSatisfy(event -> {
                    assertThat(event.data())
                            .containsEntry("on-behalf", mandate.id().toString());
                    assertThat(event.by().post()).isEqualTo("resident");
                })
                .extracting(CaseEvent::move)
                .containsExactly(CaseEvent.OPENED, "submit");
        assertThat(hall.as(hall.clerk, () -> outbox.inbox(liu.id())))
                .filteredOn(message -> message.textKey().equals("services.channels.told.by-agent"))
                .singleElement()
                .satisfies(message -> assertThat(message.destination()).contains("139****5678"));
        var seen = hall.as(himself(), () -> desk.mandates());
        assertThat(seen).singleElement().satisfies(trusted -> {
            assertThat(trusted.principal()).isEqualTo(liu.name());
            assertThat(trusted.runs()).isTrue();
            assertThat(trusted.filed()).extracting(Application::id).containsExactly(filed.id());
        });
        assertThat(hall.as(hall.herself(liu), () -> views.ofMine(halls.tomorrow()))
                        .toString())
                .as("she can read that he looked, and what for")
                .contains(Purpose.UNDER_MANDATE.name());
    }

    @Test
    @DisplayName("R044 a mandate over, not begun, revoked, without this item or somebody else's files nothing")
    void filesNothingWithoutAMandateThatCoversIt() {
        Refused.with("services.mandate-over", () -> file(Ids.next(), mandate(Mandate.Relation.KIN, 1, 30), ITEM));
        var named = mandate(Mandate.Relation.VOLUNTEER, 0, 0);
        Refused.with("services.mandate-item", () -> file(Ids.next(), named, "legal-aid"));
        var revoked = mandate(Mandate.Relation.SOCIAL_WORKER, 0, 30);
        hall.as(hall.herself(liu), () -> agents.revoke(revoked.id()));
        Refused.with("services.mandate-over", () -> file(Ids.next(), revoked, ITEM));
        var stranger = hall.villager();
        var running = mandate(Mandate.Relation.GUARDIAN, 0, 30);
        var unseen = papers();
        unseen.put("application", PaperMark.of(PaperState.ORIGINAL));
        Refused.with("services.paper-unseen", () -> hall.as(himself(), () -> desk.file(draft(running), unseen)));
        Refused.with(
                "services.mandate", () -> hall.as(hall.herself(stranger), () -> desk.file(draft(running), papers())));
        Refused.with("services.mandate", () -> hall.as(hall.herself(liu), () -> desk.file(draft(running), papers())));
        Refused.with("access.post-not-permitted", () -> hall.as(hall.clerk, () -> desk.file(draft(running), papers())));
        Refused.with("services.mandate", () -> hall.as(himself(), () -> desk.mandate(UUID.randomUUID())));
        assertThat(hall.as(himself(), desk::mandates))
                .allSatisfy(trusted -> assertThat(trusted.filed()).isEmpty());
    }

    @Test
    @DisplayName("R017 under a mandate he sees what he filed under it and nothing else of hers")
    void seesNothingElseOfHers() {
        var mandate = mandate(Mandate.Relation.KIN, 0, 30);
        var hers = hall.taken(liu, "pension-register").application();
        Refused.with(
                "services.application-unknown", () -> hall.as(himself(), () -> desk.folder(mandate.id(), hers.id())));
        assertThat(hall.as(himself(), () -> halls.desk.find(hers.id()))).isEmpty();
        var filed = file(Ids.next(), mandate, ITEM).application();
        assertThat(hall.as(himself(), () -> halls.desk.find(filed.id())))
                .as("outside the mandate's own pages it is hers")
                .isEmpty();
        Refused.with("services.rating-own", () -> hall.as(himself(), () -> box.rate(filed.id(), new Rating(5, ""))));
    }

    @Test
    @DisplayName("R044 originals he took along keep the case open until she has signed for them, mandate or not")
    void originalsGoBackBeforeTheCaseCloses() {
        var mandate = mandate(Mandate.Relation.VOLUNTEER, 0, 30);
        var filed = file(Ids.next(), mandate, ITEM).application();
        Refused.with(
                "services.custody-never",
                () -> hall.as(himself(), () -> desk.takeOriginal(mandate.id(), Ids.next(), filed.id(), "id-card")));
        var held = hall.as(himself(), () -> desk.takeOriginal(mandate.id(), Ids.next(), filed.id(), "application"));
        assertThat(hall.as(
                        himself(), () -> desk.folder(mandate.id(), filed.id()).custodies()))
                .containsExactly(held);
        Refused.with(
                "rule.svc.fee.none",
                () -> hall.as(himself(), () -> desk.trip(mandate.id(), filed.id(), trip(filed), Money.ofFen(1))));
        hall.as(himself(), () -> desk.trip(mandate.id(), filed.id(), trip(filed), Money.ZERO));
        hall.as(hall.herself(liu), () -> agents.revoke(mandate.id()));
        Refused.with(
                "services.mandate-over",
                () -> hall.as(himself(), () -> desk.takeOriginal(mandate.id(), Ids.next(), filed.id(), "application")));
        var delivered = delivered(filed);
        Refused.with("services.custody-open", () -> hall.move(delivered, "close"));
        Refused.with(
                "services.custody",
                () -> hall.as(
                        himself(), () -> desk.giveBack(mandate.id(), filed.id(), Ids.next(), Custody.To.RESIDENT)));
        hall.as(himself(), () -> desk.giveBack(mandate.id(), filed.id(), held.id(), Custody.To.RESIDENT));
        assertThat(hall.move(delivered, "close").file().phase()).isEqualTo(Phase.CLOSED);
        assertThat(hall.as(
                        himself(), () -> desk.folder(mandate.id(), filed.id()).receipts()))
                .extracting(Receipt::kind)
                .containsExactly(Receipt.Kind.TAKEN, Receipt.Kind.FILED, Receipt.Kind.DELIVERED);
    }

    @Test
    @DisplayName("R044 what he is asked for he brings from his own account, and not after the mandate has ended")
    void bringsWhatIsMissing() {
        var mandate = mandate(Mandate.Relation.KIN, 0, 30);
        var marks = papers();
        marks.put("application", PaperMark.of(PaperState.MISSING));
        var filed = hall.as(himself(), () -> desk.file(draft(mandate), marks)).application();
        var asked = hall.as(
                hall.clerk,
                () -> halls.desk.answer(Ids.next(), filed.id(), filed.file().seq()));
        assertThat(asked.file().phase()).isEqualTo(Phase.TO_SUPPLEMENT);
        var brought = hall.as(
                himself(),
                () -> desk.brought(
                        mandate.id(), Ids.next(), filed.id(), asked.file().seq(), papers()));
        assertThat(brought.application().file().phase()).isEqualTo(Phase.SUBMITTED);
        hall.as(hall.herself(liu), () -> agents.revoke(mandate.id()));
        Refused.with(
                "services.mandate-over",
                () -> hall.as(himself(), () -> desk.brought(mandate.id(), Ids.next(), filed.id(), 1, papers())));
    }

    private Application delivered(Application filed) {
        var accepted = hall.as(
                hall.clerk,
                () -> halls.desk.answer(Ids.next(), filed.id(), filed.file().seq()));
        var decided = hall.move(hall.proposed(accepted), "grant");
        return hall.as(
                        hall.clerk,
                        () -> halls.desk.deliver(
                                Ids.next(), decided.id(), decided.file().seq(), Item.Delivery.WINDOW))
                .application();
    }

    private Trip trip(Application filed) {
        return new Trip(Ids.next(), filed.id(), halls.today(), "镇便民服务中心", "送件");
    }

    private Acting himself() {
        return hall.herself(son);
    }

    private Draft draft(Mandate mandate) {
        return Draft.atWindow(Ids.next(), liu.id(), ITEM).byAgent(mandate.id());
    }

    private Taken file(UUID key, Mandate mandate, String item) {
        var draft = Draft.atWindow(key, liu.id(), item).byAgent(mandate.id());
        return hall.as(himself(), () -> desk.file(draft, papers()));
    }

    private Map<String, PaperMark> papers() {
        var marks = new HashMap<String, PaperMark>();
        marks.put("application", PaperMark.of(PaperState.ELECTRONIC));
        marks.put("id-card", PaperMark.of(PaperState.ELECTRONIC));
        marks.put("hardship-proof", PaperMark.of(PaperState.PROMISED));
        return marks;
    }

    /** From and to in days from today. */
    private Mandate mandate(Mandate.Relation relation, int from, int to) {
        return hall.as(
                hall.clerk,
                () -> agents.mandateFor(
                        Ids.next(),
                        liu.id(),
                        son.id(),
                        relation,
                        Set.of(ITEM),
                        halls.today().plusDays(from),
                        halls.today().plusDays(to),
                        Mandate.Given.SIGNED));
    }
}
