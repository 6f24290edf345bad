package org.xiangli.core.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Communities.Forming;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** Communities and leaves of villages in 儋州市 (460400), a county whose prefecture has no other. */
@HouseTest
class CommunitiesTests {

    private static final Reach COUNTY = Reach.ofCounty("460400");
    private static final LocalDate DAY = LocalDate.of(2024, 5, 1);

    private final Communities communities;
    private final Hamlets hamlets;
    private final Territory territory;

    CommunitiesTests(Communities communities, Hamlets hamlets, Territory territory) {
        this.communities = communities;
        this.hamlets = hamlets;
        this.territory = territory;
    }

    @BeforeEach
    void load() {
        territory.loadVillages(DivisionCode.of("46"));
    }

    @Test
    @DisplayName("R003 a community joins villages and has no place in the tree")
    void joinsVillages() {
        var id = Ids.next();
        var forming = forming(id, Set.of(village(0), village(1)), false);
        Bound.run(COUNTY, () -> communities.form(forming));
        Bound.run(COUNTY, () -> communities.form(forming));
        Bound.run(COUNTY, () -> communities.leave(id, village(1), DAY.plusYears(1)));

        assertThat(members(id, DAY)).containsExactlyInAnyOrder(village(0), village(1));
        assertThat(members(id, DAY.plusYears(1))).containsExactly(village(0));
        assertThat(Bound.call(COUNTY, () -> communities.find(id, DAY.minusDays(1))))
                .isEmpty();
        assertThat(Bound.call(Reach.ofCounty("460105"), () -> communities.find(id, DAY)))
                .isEmpty();
        assertThat(territory.inspect()).isEqualTo(new TreeFindings(0, 0, 0));
    }

    @Test
    @DisplayName("R003 a community with authority over its villages is refused, naming the rule")
    void refusesACommunityWithAuthority() {
        assertRefused("territory.added-layer", () -> form(forming(Ids.next(), Set.of(village(0)), true)));
    }

    @Test
    void refusesMembersThatAreNoVillagesOfTheCounty() {
        assertRefused("territory.community-members", () -> form(forming(Ids.next(), Set.of(), false)));
        assertRefused(
                "territory.community-county",
                () -> form(forming(Ids.next(), Set.of(DivisionCode.of("460105001001")), false)));
        assertRefused(
                "territory.level",
                () -> form(forming(Ids.next(), Set.of(village(0).parent().orElseThrow()), false)));
    }

    @Test
    @DisplayName("R004 natural villages and groups hang under their village and move with a merger")
    void keepsTheLeavesOfAVillage() {
        var id = Ids.next();
        Bound.run(COUNTY, () -> hamlets.enter(id, Hamlet.Kind.VILLAGERS_GROUP, village(0), "第一村民小组", DAY));
        Bound.run(COUNTY, () -> hamlets.enter(id, Hamlet.Kind.VILLAGERS_GROUP, village(0), "第一村民小组", DAY));
        Bound.run(COUNTY, () -> hamlets.move(id, village(1), DAY.plusYears(1)));

        assertThat(Bound.call(COUNTY, () -> hamlets.of(village(0), DAY)))
                .extracting(Hamlet::name)
                .containsExactly("第一村民小组");
        assertThat(Bound.call(COUNTY, () -> hamlets.of(village(0), DAY.plusYears(1))))
                .isEmpty();
        assertThat(Bound.call(COUNTY, () -> hamlets.of(village(1), DAY.plusYears(1))))
                .extracting(Hamlet::id)
                .containsExactly(id);
        assertRefused("territory.hamlet-unknown", () -> Bound.call(COUNTY, () -> hamlets.end(Ids.next(), DAY)));
    }

    private Set<DivisionCode> members(UUID id, LocalDate day) {
        return Set.copyOf(Bound.call(COUNTY, () -> communities.find(id, day))
                .orElseThrow()
                .members());
    }

    private void form(Forming forming) {
        Bound.run(COUNTY, () -> communities.form(forming));
    }

    private Forming forming(UUID id, Set<DivisionCode> members, boolean administrative) {
        return new Forming(id, "和庆中心社区", members, DAY, "儋民发〔2024〕9号", administrative);
    }

    private DivisionCode village(int number) {
        var town = territory.children(DivisionCode.of("460400"), DAY).getFirst().code();
        return territory.children(town, DAY).get(number).code();
    }

    private static void assertRefused(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
