package org.xiangli.core.people.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;

/** Who is related to whom must make sense for every one of the invented people, not on average. */
class KinshipTests {

    @ParameterizedTest
    @ValueSource(strings = {"222405", "320703"})
    void mothersWereSixteenToFiftyOneFathersSixteenToSixtySeven(String county) {
        for (var person : people(county)) {
            if (person.mother != null) {
                assertThat(years(person.mother.born, person.born)).isBetween(16, 51);
                assertThat(person.mother.isMan()).isFalse();
            }
            if (person.father != null) {
                assertThat(years(person.father.born, person.born)).isBetween(16, 67);
                assertThat(person.father.isMan()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"222405", "320703"})
    void partnersAreAManAndAWomanOfLegalAgeAndOfLikeAge(String county) {
        for (var person : people(county)) {
            var spouse = person.spouse;
            if (spouse != null) {
                assertThat(spouse.spouse).isSameAs(person);
                assertThat(spouse.sex).isNotEqualTo(person.sex);
                assertThat(person.isMan() ? person.age : spouse.age).isGreaterThanOrEqualTo(18);
                assertThat(Math.abs(spouse.age - person.age)).isLessThanOrEqualTo(16);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"222405", "320703"})
    void childrenOfOneMotherAreBornAtLeastNineMonthsApart(String county) {
        var births = new IdentityHashMap<Person, List<LocalDate>>();
        for (var person : people(county)) {
            if (person.mother != null) {
                births.computeIfAbsent(person.mother, unused -> new ArrayList<>())
                        .add(person.born);
            }
        }
        assertThat(births).isNotEmpty();
        births.values().forEach(days -> {
            days.sort(null);
            for (int at = 1; at < days.size(); at++) {
                assertThat(ChronoUnit.DAYS.between(days.get(at - 1), days.get(at)))
                        .isGreaterThan(270);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"222405", "320703"})
    void aFamilyHasOneGrownHeadAndNobodyUnder18LivesWithoutElders(String county) {
        for (var home : InventedPopulationTests.made(county).homes()) {
            long heads = home.members.stream()
                    .filter(each -> Kinship.toHead(each, home.head) == Relation.HEAD)
                    .count();
            assertThat(heads).isEqualTo(home.generations == 0 ? 0 : 1);
            if (home.head != null) {
                assertThat(home.head.isAdult()).isTrue();
                assertThat(home.head.residence).isNotEqualTo(ResidenceType.AWAY);
                assertThat(home.members.stream().filter(each -> !each.isAdult()))
                        .allMatch(child -> home.generations > 1 && child.level > 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"222405", "320703"})
    void relationsToTheHeadFitAgeAndSex(String county) {
        for (var home : InventedPopulationTests.made(county).homes()) {
            var head = home.head;
            if (head == null) {
                continue;
            }
            for (var member : home.members) {
                switch (Kinship.toHead(member, head)) {
                    case SPOUSE -> assertThat(member.sex).isNotEqualTo(head.sex);
                    case CHILD -> assertThat(head.age - member.age).isGreaterThanOrEqualTo(3);
                    case PARENT -> assertThat(member.age - head.age).isGreaterThanOrEqualTo(17);
                    case PARENT_IN_LAW -> assertThat(member.age - head.age).isGreaterThanOrEqualTo(1);
                    case GRANDCHILD -> assertThat(head.age - member.age).isGreaterThanOrEqualTo(30);
                    case GRANDPARENT -> assertThat(member.age - head.age).isGreaterThanOrEqualTo(30);
                    case HEAD, CHILD_IN_LAW, SIBLING, OTHER_RELATIVE ->
                        assertThat(member.age).isNotNegative();
                    case NOT_RELATED ->
                        assertThat(member).as("nobody is unrelated in a family").isNull();
                }
            }
        }
    }

    private static List<Person> people(String county) {
        return InventedPopulationTests.made(county).homes().stream()
                .flatMap(home -> home.members.stream())
                .toList();
    }

    private static int years(LocalDate from, LocalDate to) {
        return Period.between(from, to).getYears();
    }
}
