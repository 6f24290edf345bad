package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.kernel.Ratio;
import org.xiangli.kernel.Refusal;

class RatingSheetTests {

    @Test
    void countsThreeStarsAndMoreAsContent() { // 国办发〔2019〕51号: 基本满意 is content
        var sheet = new RatingSheet(5, Optional.of(List.of(1, 1, 2, 3, 3)));
        assertThat(sheet.count()).contains(10);
        assertThat(sheet.content()).contains(new Ratio(8, 10));
    }

    @Test
    void tellsNothingOfTooFew() {
        var sheet = new RatingSheet(5, Optional.empty());
        assertThat(sheet.count()).isEmpty();
        assertThat(sheet.content()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 6, Integer.MAX_VALUE})
    void knowsFiveGrades(int stars) {
        assertThatThrownBy(() -> new Rating(stars, ""))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("services.rating-stars"));
    }

    @Test
    void takesNoCommentOfATextsLength() {
        assertThatThrownBy(() -> new Rating(5, "好".repeat(100_000)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.arguments()).contains(500, 100_000));
    }
}
