package org.xiangli.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SexTests {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsCode(Sex sex) {
        assertThat(Sex.ofCode(sex.code())).isEqualTo(sex);
    }

    @Test
    void isUnknownWhenNotStated() {
        assertThat(Sex.ofCode("9")).isEqualTo(Sex.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "12", "M"})
    void refusesOtherCodes(String code) {
        Refused.with("sex.code", () -> Sex.ofCode(code));
    }
}
