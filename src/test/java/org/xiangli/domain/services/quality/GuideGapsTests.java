package org.xiangli.domain.services.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.QuestionDesk;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** From repeated questions to a better guide, in 图们市, whose villages are on the map. */
@HouseTest
class GuideGapsTests {

    private static final DivisionCode COUNTY = DivisionCode.of("222402");
    private static final String ITEM = "legal-aid";

    private final JdbcClient jdbc;
    private final QuestionDesk questions;
    private final Catalogue catalogue;
    private final RuleBook rules;
    private final PlatformTransactionManager transactions;
    private final Territory territory;
    private final Clock clock;

    GuideGapsTests(
            JdbcClient jdbc,
            QuestionDesk questions,
            Catalogue catalogue,
            RuleBook rules,
            PlatformTransactionManager transactions,
            Territory territory,
            Clock clock) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.catalogue = catalogue;
        this.rules = rules;
        this.transactions = transactions;
        this.territory = territory;
        this.clock = clock;
    }

    @Test
    @DisplayName("R051 a gap is closed by a later catalogue, once; the item may be noted again when people ask again")
    void aLaterCatalogueClosesTheGap() {
        territory.loadVillages(DivisionCode.of("22"));
        var today = LocalDate.now(clock);
        var township = territory.children(COUNTY, today).stream()
                .map(division -> division.code())
                .filter(code -> !territory.children(code, today).isEmpty())
                .findFirst()
                .orElseThrow();
        var village = territory.children(township, today).getFirst().code();
        publish(today);
        publish(today.plusDays(1));
        var clerk = post(PostKind.VILLAGE_CLERK, village);
        var officer = post(PostKind.TOWNSHIP_OFFICER, township);
        ask(clerk, officer, village);
        ask(clerk, officer, village);
        assertThat(officer.call(() -> gaps(0).repeated(township, today)))
                .as("twice")
                .isEmpty();
        ask(clerk, officer, village);
        assertThat(officer.call(() -> gaps(0).repeated(township, today)))
                .extracting(GuideGaps.Repeated::item, GuideGaps.Repeated::questions)
                .containsExactly(tuple(ITEM, 3));
        officer.run(() -> gaps(0).note(ITEM, today, "写明可以上门"));
        var gap = officer.call(() -> gaps(0).all()).getFirst();
        assertThat(gap.questions()).isEqualTo(3);
        refused("quality.gap.version", () -> officer.run(() -> gaps(0).close(gap.id())));
        officer.run(() -> gaps(1).close(gap.id()));
        assertThat(officer.call(() -> gaps(1).all()))
                .singleElement()
                .satisfies(closed -> assertThat(closed.closedOn()).contains(today.plusDays(1)));
        refused("quality.gap.version", () -> officer.run(() -> gaps(1).close(gap.id())));
        assertThat(officer.call(() -> gaps(1).repeated(township, today)))
                .as("asked often enough still, and nothing open is noted")
                .hasSize(1);
    }

    /** The same work so many days from now. */
    private GuideGaps gaps(int later) {
        return new GuideGaps(
                jdbc, questions, catalogue, rules, transactions, Clock.offset(clock, Duration.ofDays(later)));
    }

    private void ask(Acting clerk, Acting officer, DivisionCode village) {
        var asked = clerk.call(() ->
                questions.ask(UUID.randomUUID(), village, Optional.empty(), Channel.PHONE, Optional.of(ITEM), "能上门吗？"));
        clerk.run(() -> questions.passUp(asked.id()));
        officer.run(() -> questions.answerFreely(asked.id(), "可以预约上门。"));
    }

    private void publish(LocalDate from) {
        Bound.run(
                Reach.ofCounty(COUNTY.value()),
                () -> catalogue.publish(UUID.randomUUID(), Catalogue.shippedItems(), from, "", new UUID(0, 0)));
    }

    private static Acting post(PostKind kind, DivisionCode division) {
        return new Acting(Ids.next(), "金明淑", Ids.next(), kind, division, "便民服务中心", null);
    }

    private static void refused(String code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
