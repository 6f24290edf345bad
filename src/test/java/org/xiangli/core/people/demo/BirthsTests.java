package org.xiangli.core.people.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.Sex;

class BirthsTests {

    private static final DivisionCode COUNTY = DivisionCode.of("222405");

    @Test
    void whoeverWasBornOnTheCensusDayWasNotCounted() {
        assertThat(AgeClass.lastBirth(0)).isEqualTo(LocalDate.of(2020, 10, 31));
        assertThat(AgeClass.firstBirth(0)).isEqualTo(LocalDate.of(2019, 11, 1));
        assertThat(AgeClass.ageOf(LocalDate.of(2019, 11, 1))).isZero();
        assertThat(AgeClass.ageOf(LocalDate.of(2019, 10, 31))).isEqualTo(1);
    }

    @Test
    void everyAgeBelongsToTheClassThatHoldsIt() {
        for (int age = 0; age <= 104; age++) {
            var ages = AgeClass.ALL.get(AgeClass.indexOf(age));
            assertThat(age).isBetween(ages.from(), ages.to());
            assertThat(AgeClass.ageOf(AgeClass.firstBirth(age))).isEqualTo(age);
            assertThat(AgeClass.ageOf(AgeClass.lastBirth(age))).isEqualTo(age);
        }
    }

    @Test
    void useUpEveryNumberOfAClassAndThenSayWhichDaysAreFull() {
        var births = new Births(COUNTY, new Dice(1));
        var infants = AgeClass.ALL.getFirst();
        int days = (int) ChronoUnit.DAYS.between(AgeClass.firstBirth(0), AgeClass.lastBirth(0)) + 1;
        var numbers = new HashSet<String>();
        for (int nth = 0; nth < days * 499; nth++) {
            var girl = births.inClass(Sex.FEMALE, infants);
            assertThat(girl.age).isZero();
            assertThat(numbers.add(
                            IdNumber.build("000000", girl.born, girl.sequence).value()))
                    .isTrue();
        }
        assertThatThrownBy(() -> births.inClass(Sex.FEMALE, infants)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("people.id-numbers-exhausted");
            assertThat(refusal.arguments()).containsExactly("222405", "FEMALE", "2019-11-01", "2020-10-31");
        });
        assertThat(births.inClass(Sex.MALE, infants).sequence).isOdd();
    }
}
