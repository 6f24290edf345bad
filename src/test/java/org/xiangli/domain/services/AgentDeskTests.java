package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.people.Resident;
import org.xiangli.core.procedure.Phase;
import org.xiangli.kernel.Money;
import org.xiangli.testing.HouseTest;

@HouseTest
class AgentDeskTests {

    private final AgentDesk agents;
    private final ServiceDesk desk;
    private final Halls halls;
    private Hall hall;
    private Resident wang;

    AgentDeskTests(AgentDesk agents, ServiceDesk desk, Halls halls) {
        this.agents = agents;
        this.desk = desk;
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.open();
        wang = hall.villager();
    }

    @Test
    @DisplayName("R044 an agent acts under a mandate that names item and dates")
    void actsUnderAMandate() {
        var mandate = mandate(Set.of("pension-register"));
        assertThat(carried(mandate, "pension-register").mandate()).contains(mandate.id());
        Refused.with("services.mandate-item", () -> carried(mandate, "legal-aid"));
        Refused.with(
                "services.mandate",
                () -> hall.as(
                        hall.clerk,
                        () -> desk.draft(Draft.atWindow(UUID.randomUUID(), wang.id(), "pension-register")
                                .through(Channel.AGENT))));

        hall.as(hall.clerk, () -> agents.revoke(mandate.id()));
        Refused.with("services.mandate-over", () -> carried(mandate, "pension-register"));
        assertThat(hall.as(hall.clerk, () -> agents.mandates(wang.id()))).isEmpty();
    }

    @Test
    void refusesAMandateForEverAndForNothing() {
        var today = halls.today();
        Refused.with("services.mandate-items", () -> mandate(Set.of()));
        Refused.with("item.not-in-force", () -> mandate(Set.of("no-such-item")));
        Refused.with(
                "rule.svc.mandate.term",
                () -> hall.as(
                        hall.clerk,
                        () -> agents.mandate(
                                UUID.randomUUID(),
                                wang.id(),
                                Set.of("legal-aid"),
                                today,
                                today.plusDays(366),
                                Mandate.Given.SIGNED)));
        Refused.with(
                "services.mandate-dates",
                () -> hall.as(
                        hall.clerk,
                        () -> agents.mandate(
                                UUID.randomUUID(),
                                wang.id(),
                                Set.of("legal-aid"),
                                today,
                                today.minusDays(1),
                                Mandate.Given.SIGNED)));
    }

    @Test
    @DisplayName("R044 the custody list must be empty at close")
    void closesOnlyWithEmptyHands() {
        var mandate = mandate(Set.of("pension-register"));
        var carried = carried(mandate, "pension-register");
        var custody = hall.as(hall.clerk, () -> agents.takeOriginal(UUID.randomUUID(), carried.id(), "register-form"));
        var decided = hall.move(hall.proposed(carried), "grant");
        var delivered = hall.as(
                        hall.clerk,
                        () -> desk.deliver(
                                UUID.randomUUID(), decided.id(), decided.file().seq(), Item.Delivery.HOME))
                .application();
        Refused.with("services.custody-open", () -> hall.move(delivered, "close"));

        hall.as(hall.clerk, () -> agents.giveBack(custody.id(), Custody.To.OFFICE));
        assertThat(hall.move(delivered, "close").file().phase()).isEqualTo(Phase.CLOSED);
        assertThat(hall.as(hall.clerk, () -> agents.custodies(delivered.id())))
                .singleElement()
                .satisfies(paper -> assertThat(paper.returnedTo()).contains(Custody.To.OFFICE));
        assertThat(hall.as(hall.clerk, () -> desk.receipts(delivered.id())))
                .extracting(Receipt::kind)
                .containsExactly(Receipt.Kind.TAKEN, Receipt.Kind.FILED, Receipt.Kind.DELIVERED);
    }

    @Test
    void neverKeepsAnIdentityCard() { // 居民身份证法 15
        var carried = carried(mandate(Set.of("pension-register")), "pension-register");
        Refused.with(
                "services.custody-never",
                () -> hall.as(hall.clerk, () -> agents.takeOriginal(UUID.randomUUID(), carried.id(), "id-card")));
    }

    @Test
    @DisplayName("R044 a fee is refused, and the trips are logged")
    void takesNoFee() {
        var carried = carried(mandate(Set.of("pension-register")), "pension-register");
        Refused.with("rule.svc.fee.none", () -> trip(carried, Money.ofFen(1)));
        Refused.with("rule.svc.fee.none", () -> trip(carried, Money.ofFen(-1)));
        trip(carried, Money.ZERO);
        assertThat(hall.as(hall.clerk, () -> agents.trips(carried.id())))
                .singleElement()
                .extracting(Trip::place)
                .isEqualTo("镇便民服务中心");
    }

    @Test
    void carriesNothingForWhoeverCameHerself() {
        var taken = hall.taken(wang, "pension-register").application();
        Refused.with("services.mandate", () -> trip(taken, Money.ZERO));
        Refused.with(
                "services.mandate",
                () -> hall.as(hall.clerk, () -> agents.takeOriginal(UUID.randomUUID(), taken.id(), "register-form")));
    }

    private Mandate mandate(Set<String> items) {
        return hall.as(
                hall.clerk,
                () -> agents.mandate(
                        UUID.randomUUID(),
                        wang.id(),
                        items,
                        halls.today(),
                        halls.today().plusDays(30),
                        Mandate.Given.SIGNED));
    }

    private Application carried(Mandate mandate, String item) {
        return hall.as(
                        hall.clerk,
                        () -> desk.take(
                                Draft.atWindow(UUID.randomUUID(), wang.id(), item)
                                        .byAgent(mandate.id()),
                                Hall.papers(Samples.item(item))))
                .application();
    }

    private Trip trip(Application application, Money fee) {
        return hall.as(
                hall.clerk,
                () -> agents.trip(UUID.randomUUID(), application.id(), halls.today(), "镇便民服务中心", "送件", fee));
    }
}
