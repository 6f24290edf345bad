package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.Acting;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.messages.Message;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.people.EventKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.core.people.Resident;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseEvent;
import org.xiangli.core.procedure.Phase;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** The ways in besides the window: an agent, a guide, the telephone, paper typed in later. */
@HouseTest
class WaysInTests {

    private static final String ITEM = "temporary-relief";

    private final AgentDesk agents;
    private final PhoneDesk phone;
    private final LeadingDesk leading;
    private final ServiceDesk desk;
    private final CaseDesk cases;
    private final Outbox outbox;
    private final RegisterDesk register;
    private final WorkingDays workingDays;
    private final Halls halls;
    private Hall hall;
    private Resident liu;

    WaysInTests(
            AgentDesk agents,
            PhoneDesk phone,
            LeadingDesk leading,
            ServiceDesk desk,
            CaseDesk cases,
            Outbox outbox,
            RegisterDesk register,
            WorkingDays workingDays,
            Halls halls) {
        this.agents = agents;
        this.phone = phone;
        this.leading = leading;
        this.desk = desk;
        this.cases = cases;
        this.outbox = outbox;
        this.register = register;
        this.workingDays = workingDays;
        this.halls = halls;
        this.hall = halls.open();
        this.liu = hall.villager();
    }

    @BeforeEach
    void open() {
        hall = halls.open();
        liu = hall.villager();
    }

    @Test
    @DisplayName("R017 kin may act; what is done is marked and the principal is told by her own channel")
    void kinMayActAndThePrincipalIsTold() {
        givesHerNumber("13912345678");
        var son = hall.villager();
        var mandate = mandateFor(son.id(), Mandate.Relation.KIN);
        var filed = file(Draft.atWindow(Ids.next(), liu.id(), ITEM)
                        .calling("13800000000")
                        .byAgent(mandate.id()))
                .application();

        assertThat(history(filed))
                .filteredOn(event -> event.data().containsKey("on-behalf"))
                .extracting(CaseEvent::move)
                .containsExactly(CaseEvent.OPENED, "submit");
        assertThat(told())
                .filteredOn(message -> message.textKey().equals("services.channels.told.by-agent"))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.destination())
                            .as("hers, not the agent's")
                            .contains("139****5678");
                    assertThat(message.body()).contains(filed.file().number()).contains("撤销委托");
                });
    }

    @Test
    @DisplayName("R017 an agent is another person of the register, 18 or older")
    void anAgentIsAnAdult() {
        var today = halls.today();
        var eighteenTomorrow = born(today.minusYears(18).plusDays(1), 11);
        var eighteenToday = born(today.minusYears(18), 12);
        Refused.with("services.mandate-agent", () -> mandateFor(eighteenTomorrow.id(), Mandate.Relation.KIN));
        Refused.with("services.mandate-agent", () -> mandateFor(liu.id(), Mandate.Relation.KIN));
        Refused.with("services.mandate-agent", () -> mandateFor(Ids.next(), Mandate.Relation.VOLUNTEER));
        Refused.with("services.mandate-agent", () -> mandateFor(eighteenToday.id(), Mandate.Relation.CLERK));
        assertThat(mandateFor(eighteenToday.id(), Mandate.Relation.GUARDIAN).relation())
                .isEqualTo(Mandate.Relation.GUARDIAN);
    }

    @Test
    @DisplayName("R017 a revoked mandate stops what was not handed in; what was goes on")
    void aRevokedMandateStopsPendingSubmissions() {
        var mandate = mandateFor(hall.villager().id(), Mandate.Relation.VOLUNTEER);
        var handedIn = file(under(mandate)).application();
        var pending = hall.as(hall.clerk, () -> desk.draft(under(mandate)));
        hall.as(hall.herself(liu), () -> agents.revoke(mandate.id()));

        Refused.with(
                "services.mandate-over", () -> hall.as(hall.clerk, () -> desk.handIn(Ids.next(), pending.id(), 1)));
        assertThat(find(pending).file().phase()).isEqualTo(Phase.DRAFT);
        assertThat(hall.move(handedIn, "forward").file().phase()).isEqualTo(Phase.FORWARDED);
    }

    @Test
    void aStrangerCannotRevokeHerMandate() {
        var mandate = mandateFor(hall.villager().id(), Mandate.Relation.KIN);
        hall.as(hall.herself(hall.villager()), () -> agents.revoke(mandate.id()));
        assertThat(hall.as(hall.clerk, () -> agents.mandates(liu.id()))).hasSize(1);
    }

    @Test
    @DisplayName("R044 a mandate holds from its first to its last day and not after it was revoked")
    void aMandateHoldsFromItsFirstToItsLastDay() {
        var from = LocalDate.of(2026, 3, 10);
        var to = LocalDate.of(2026, 6, 30);
        var mandate = new Mandate(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                Mandate.Relation.CLERK,
                Set.of(ITEM),
                from,
                to,
                Mandate.Given.SIGNED,
                Optional.empty());
        assertThat(mandate.covers(ITEM, from.minusDays(1))).isFalse();
        assertThat(mandate.covers(ITEM, from)).isTrue();
        assertThat(mandate.covers(ITEM, to)).isTrue();
        assertThat(mandate.covers(ITEM, to.plusDays(1))).isFalse();
        assertThat(mandate.covers("legal-aid", from)).isFalse();
    }

    @Test
    @DisplayName("R044 the custody list shows every original held, and is empty when all are back")
    void theCustodyListEmpties() {
        var mandate = hall.as(
                hall.clerk,
                () -> agents.mandate(
                        Ids.next(), liu.id(), Set.of(ITEM), halls.today(), halls.today(), Mandate.Given.RECORDED));
        var filed = file(under(mandate)).application();
        var custody = hall.as(hall.clerk, () -> agents.takeOriginal(Ids.next(), filed.id(), "application"));
        assertThat(hall.as(hall.clerk, agents::held)).singleElement().satisfies(held -> {
            assertThat(held.number()).isEqualTo(filed.file().number());
            assertThat(held.paper()).isEqualTo("application");
        });
        assertThat(hall.as(hall.neighbourClerk, agents::held))
                .as("not the neighbour's")
                .isEmpty();
        hall.as(hall.clerk, () -> agents.giveBack(custody.id(), Custody.To.RESIDENT));
        assertThat(hall.as(hall.clerk, agents::held)).isEmpty();
    }

    @Test
    @DisplayName("R044 J2 four mandates, nine originals taken to the township, custody closes with 0 open")
    void fourMandatesAndNineOriginals() {
        var taken = new ArrayList<Custody>();
        for (var number = 1; number <= 4; number++) {
            var person = hall.villager();
            var mandate = hall.as(
                    hall.clerk,
                    () -> agents.mandate(
                            Ids.next(),
                            person.id(),
                            Set.of(ITEM, "legal-aid"),
                            halls.today(),
                            halls.today().plusDays(90),
                            Mandate.Given.SIGNED));
            var aid = hall.as(
                            hall.clerk,
                            () -> desk.take(
                                    Draft.atWindow(Ids.next(), person.id(), "legal-aid")
                                            .byAgent(mandate.id()),
                                    Hall.papers(Samples.item("legal-aid"))))
                    .application();
            taken.add(take(aid, "application"));
            taken.add(take(aid, "hardship-statement"));
            if (number == 4) {
                var relief = file(Draft.atWindow(Ids.next(), person.id(), ITEM).byAgent(mandate.id()));
                taken.add(take(relief.application(), "application"));
            }
        }
        assertThat(hall.as(hall.clerk, agents::held)).hasSize(9);
        for (var left = 8; left >= 0; left--) {
            var custody = taken.get(left);
            hall.as(hall.clerk, () -> agents.giveBack(custody.id(), Custody.To.OFFICE));
            assertThat(hall.as(hall.clerk, agents::held)).hasSize(left);
        }
    }

    @Test
    @DisplayName("R055 a case made by telephone stays a draft until the call was returned")
    void aCaseMadeByTelephoneStaysADraft() {
        givesHerNumber("13912345678");
        var noted = note(true);
        assertThat(noted.file().phase()).isEqualTo(Phase.DRAFT);
        assertThat(noted.channel()).isEqualTo(Channel.PHONE);
        Refused.with(
                "services.not-called-back", () -> hall.as(hall.clerk, () -> desk.handIn(Ids.next(), noted.id(), 1)));
        Refused.with(
                "services.not-called-back",
                () -> hall.as(hall.clerk, () -> desk.decline(Ids.next(), noted.id(), 1, "不符合条件", ServiceLaw.GUIDE)));
        assertThat(find(noted).file().phase()).isEqualTo(Phase.DRAFT);

        assertThat(hall.as(hall.clerk, () -> phone.number(noted.id()))).isEqualTo("13912345678");
        var key = Ids.next();
        var taken = hall.as(hall.clerk, () -> phone.calledBack(key, noted.id()));
        assertThat(taken.application().file().phase()).isEqualTo(Phase.ACCEPTED);
        assertThat(hall.as(hall.clerk, () -> phone.calledBack(key, noted.id())).receipt())
                .as("sent twice, done once")
                .isEqualTo(taken.receipt());
        assertThat(told()).extracting(Message::textKey).containsOnlyOnce("services.told.accepted");
    }

    @Test
    @DisplayName("R055 nothing is written down before she was told, and nobody is called at a number she gives herself")
    void nothingIsWrittenDownUntold() {
        Refused.with("services.phone-notice", () -> note(false));
        Refused.with(
                "services.paper-unseen",
                () -> hall.as(
                        hall.clerk,
                        () -> phone.note(
                                Draft.atWindow(Ids.next(), liu.id(), ITEM),
                                Map.of("application", PaperMark.of(PaperState.ORIGINAL)),
                                true)));
        assertThat(hall.as(hall.clerk, () -> cases.ofSubject(liu.id()))).isEmpty();
        var noted = note(true);
        Refused.with(
                "services.call-back-number", () -> hall.as(hall.clerk, () -> phone.calledBack(Ids.next(), noted.id())));
        assertThat(find(noted).file().phase()).isEqualTo(Phase.DRAFT);
    }

    @Test
    @DisplayName("R048 a form on paper counts from the day it was received")
    void paperCountsFromTheDayItWasReceived() {
        var received = halls.today().minusDays(3);
        var taken = file(Draft.atWindow(Ids.next(), liu.id(), ITEM).onPaper(received))
                .application();
        var promised = Samples.item(ITEM).time().promised();
        assertThat(taken.file().clock().dueOn())
                .contains(workingDays.after(received, promised).day());
        assertThat(history(taken).getFirst().data()).containsEntry("received-on", received.toString());
    }

    @Test
    void paperOfTomorrowAndOldPaperAreRefused() {
        var today = halls.today();
        Refused.with(
                "services.received-on",
                () -> file(Draft.atWindow(Ids.next(), liu.id(), ITEM).onPaper(today.plusDays(1))));
        Refused.with(
                "services.received-on",
                () -> file(Draft.atWindow(Ids.next(), liu.id(), ITEM).onPaper(today.minusDays(8))));
        Refused.with(
                "services.received-on",
                () -> file(Draft.atWindow(Ids.next(), liu.id(), ITEM).through(Channel.PAPER)));
        assertThat(file(Draft.atWindow(Ids.next(), liu.id(), ITEM).onPaper(today.minusDays(7)))
                        .application()
                        .file()
                        .phase())
                .isEqualTo(Phase.ACCEPTED);
    }

    @Test
    @DisplayName("R048 the same case made over four channels is the same but for its channel")
    void theSameCaseOverFourChannels() {
        givesHerNumber("13912345678");
        var mandate = mandateFor(hall.villager().id(), Mandate.Relation.KIN);
        var plain = Draft.atWindow(Ids.next(), liu.id(), ITEM).calling("13912345678");
        var made = new ArrayList<Taken>();
        made.add(file(plain));
        made.add(file(Draft.atWindow(Ids.next(), liu.id(), ITEM)
                .calling("13912345678")
                .onPaper(halls.today())));
        made.add(file(Draft.atWindow(Ids.next(), liu.id(), ITEM)
                .calling("13912345678")
                .byAgent(mandate.id())));
        var noted = note(true);
        made.add(hall.as(hall.clerk, () -> phone.calledBack(Ids.next(), noted.id())));

        assertThat(made)
                .extracting(taken -> taken.application().channel())
                .containsExactly(Channel.WINDOW, Channel.PAPER, Channel.AGENT, Channel.PHONE);
        assertThat(made).extracting(WaysInTests::record).containsOnly(record(made.getFirst()));
        assertThat(made)
                .extracting(taken -> history(taken.application()).stream()
                        .map(CaseEvent::move)
                        .toList())
                .containsOnly(List.of(CaseEvent.OPENED, "submit", "accept"));
    }

    @Test
    @DisplayName("R045 a case has exactly one guide; a change without note or consent is refused")
    void aCaseHasExactlyOneGuide() {
        var led = hall.taken(liu, "legal-aid").application().id();
        Refused.with("services.guide-consent", () -> lead(hall.clerk, Ids.next(), led, 0, "", false));
        lead(hall.clerk, Ids.next(), led, 0, "", true);
        Refused.with("services.guide-note", () -> lead(hall.officer, Ids.next(), led, 1, " ", true));
        Refused.with("services.guide-consent", () -> lead(hall.officer, Ids.next(), led, 1, "陪同到镇里", false));
        Refused.with("services.guide-changed", () -> lead(hall.officer, Ids.next(), led, 0, "没看到已有人", true));
        var key = Ids.next();
        var second = lead(hall.officer, key, led, 1, "材料已交镇里，由镇里陪同办理", true);
        assertThat(lead(hall.officer, key, led, 1, "材料已交镇里，由镇里陪同办理", true)).isEqualTo(second);

        assertThat(hall.as(hall.herself(liu), () -> leading.guide(led))
                        .orElseThrow()
                        .name())
                .as("she sees whom to call")
                .isEqualTo(hall.officer.displayName());
        assertThat(hall.as(hall.clerk, () -> leading.guides(led)))
                .extracting(Guidance::seq)
                .containsExactly(2, 1);
    }

    @Test
    @DisplayName("R045 of two who take a case over at once one leads it")
    void ofTwoAtOnceOneLeads() throws Exception {
        var led = hall.taken(liu, "legal-aid").application().id();
        lead(hall.clerk, Ids.next(), led, 0, "", true);
        var start = new CyclicBarrier(2);
        try (var hands = Executors.newFixedThreadPool(2)) {
            var answers = List.of(hall.officer, hall.countyOfficer).stream()
                    .map(officer -> hands.submit(() -> {
                        start.await();
                        try {
                            lead(officer, Ids.next(), led, 1, "我来陪同", true);
                            return "leads";
                        } catch (Refusal refusal) {
                            return refusal.code();
                        }
                    }))
                    .toList();
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .containsExactlyInAnyOrder("leads", "services.guide-changed");
        }
        assertThat(hall.as(hall.clerk, () -> leading.guides(led))).hasSize(2);
    }

    /** What a record says, without what differs from one case to the next. */
    private static List<Object> record(Taken taken) {
        var application = taken.application();
        return List.of(
                application.file().phase(),
                application.file().state().outcome(),
                application.file().clock().dueOn(),
                application.phone(),
                application.language(),
                application.papers(),
                taken.receipt().kind(),
                taken.receipt().content());
    }

    private Guidance lead(Acting officer, UUID key, UUID application, int seq, String note, boolean consented) {
        return hall.as(officer, () -> leading.lead(key, application, seq, "0433-3888888", note, consented));
    }

    private Application note(boolean noticed) {
        return hall.as(
                hall.clerk,
                () -> phone.note(Draft.atWindow(Ids.next(), liu.id(), ITEM).calling("13912345678"), papers(), noticed));
    }

    private Draft under(Mandate mandate) {
        return Draft.atWindow(Ids.next(), liu.id(), ITEM).byAgent(mandate.id());
    }

    private Taken file(Draft draft) {
        return hall.as(hall.clerk, () -> desk.take(draft, papers()));
    }

    /** Papers as they can stand whichever way she comes. */
    private Map<String, PaperMark> papers() {
        var marks = new HashMap<String, PaperMark>();
        marks.put("application", PaperMark.later(halls.today()));
        marks.put("id-card", PaperMark.of(PaperState.ELECTRONIC));
        marks.put("hardship-proof", PaperMark.of(PaperState.PROMISED));
        return marks;
    }

    private Mandate mandateFor(UUID agent, Mandate.Relation relation) {
        return hall.as(
                hall.clerk,
                () -> agents.mandateFor(
                        Ids.next(),
                        liu.id(),
                        agent,
                        relation,
                        Set.of(ITEM),
                        halls.today(),
                        halls.today().plusDays(30),
                        Mandate.Given.SIGNED));
    }

    private void givesHerNumber(String number) {
        hall.as(hall.clerk, () -> register.contact(liu.id(), number, Resident.ContactChannel.TEXT, "本人"));
    }

    private Resident born(LocalDate day, int sequence) {
        return Bound.call(Reach.ofCounty(hall.county.value()), () -> {
            var household = register.formHousehold(hall.village, "另" + sequence + "户", LocalDate.of(2000, 1, 1));
            return register.enter(
                    EventKind.ENTERED,
                    new RegisterDesk.Entry(
                            hall.village,
                            household,
                            Relation.HEAD,
                            "小刘",
                            IdNumber.build("000000", day, sequence),
                            ResidenceType.HERE,
                            hall.village,
                            day.plusDays(1),
                            null),
                    "测试");
        });
    }

    private Custody take(Application application, String paper) {
        return hall.as(hall.clerk, () -> agents.takeOriginal(Ids.next(), application.id(), paper));
    }

    private Application find(Application application) {
        return hall.as(hall.clerk, () -> desk.find(application.id()).orElseThrow());
    }

    private List<CaseEvent> history(Application application) {
        return hall.as(hall.clerk, () -> cases.history(application.id()));
    }

    private List<Message> told() {
        return hall.as(hall.clerk, () -> outbox.inbox(liu.id()));
    }
}
