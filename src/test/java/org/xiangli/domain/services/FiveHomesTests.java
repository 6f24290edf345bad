package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.Acting;
import org.xiangli.core.page.Agenda;
import org.xiangli.core.people.Resident;
import org.xiangli.domain.services.coverage.Compliance.Check;
import org.xiangli.domain.services.coverage.QualityBook;
import org.xiangli.domain.services.coverage.Quarter;
import org.xiangli.testing.HouseTest;

/** One matter on its way: whoever holds it finds it on the home page, under the same number. */
@HouseTest
class FiveHomesTests {

    private final List<Agenda> agendas;
    private final QualityBook quality;
    private final Halls halls;
    private Hall hall;

    FiveHomesTests(List<Agenda> agendas, QualityBook quality, Halls halls) {
        this.agendas = agendas;
        this.quality = quality;
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.open();
    }

    @Test
    @DisplayName("R057 the home pages of five roles show the day's task of the same matter")
    void theMatterIsOnTheHomePageOfWhoeverHoldsIt() {
        Resident resident = hall.villager();
        var self = hall.herself(resident);
        var taken = hall.taken(resident, "legal-aid").application();
        var number = taken.file().number();
        assertThat(home(hall.clerk)).anyMatch(line -> line.contains(number));
        assertThat(home(self)).anyMatch(line -> line.contains(number));
        assertThat(home(hall.officer)).noneMatch(line -> line.contains(number));

        var review = hall.move(hall.move(taken, "forward"), "take-up");
        assertThat(home(hall.officer)).anyMatch(line -> line.contains(number));
        assertThat(home(hall.clerk)).noneMatch(line -> line.contains(number));

        var county = hall.move(review, Hall.step(review, "send-up").because("符合受理范围"));
        assertThat(home(hall.countyOfficer)).anyMatch(line -> line.contains(number));
        var proposed = hall.move(county, Hall.step(county, "propose").because("符合条件"));
        assertThat(home(hall.countyApprover)).anyMatch(line -> line.contains(number));
        hall.move(proposed, "grant");
        assertThat(home(hall.clerk)).anyMatch(line -> line.contains(number));
        assertThat(home(self)).anyMatch(line -> line.contains(number));
    }

    @Test
    @DisplayName("R040 an improvement is on the county's home page until it is made")
    void theImprovementIsOnTheCountysHomePage() {
        hall.delivered(hall.villager());
        var quarter = Quarter.of(halls.today());
        hall.as(hall.countyOfficer, () -> {
            quality.draw(quarter);
            var id = quality.of(quarter).open().getFirst().application();
            quality.judge(
                    quarter,
                    id,
                    Set.of(Check.IN_TIME),
                    Optional.of("社保局"),
                    Optional.of(halls.today().plusDays(1)));
        });
        var name = Samples.item("pension-register").name().zh();
        assertThat(home(hall.countyOfficer)).anyMatch(line -> line.contains(name));
        assertThat(home(hall.officer)).noneMatch(line -> line.contains(name));
        hall.as(hall.countyOfficer, () -> quality.finish(quarter, "pension-register", "已培训"));
        assertThat(home(hall.countyOfficer)).noneMatch(line -> line.contains(name));
    }

    private List<String> home(Acting acting) {
        return hall.as(
                acting,
                () -> agendas.stream()
                        .flatMap(agenda -> agenda.today(acting, halls.today(), Locale.SIMPLIFIED_CHINESE).stream())
                        .flatMap(group -> group.lines().stream())
                        .map(line -> line.title() + " " + line.detail())
                        .toList());
    }
}
