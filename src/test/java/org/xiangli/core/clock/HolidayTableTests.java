package org.xiangli.core.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayTableTests {

    @Test
    void readsAYearAsItsNoticeSaysIt() throws IOException {
        var table = HolidayTable.read(new StringReader("""
            # a comment
            year,name,first day off,last day off,weekend days worked
            2031,元旦,2030-12-31,2031-01-02,2030-12-28
            """));

        assertThat(table.years()).containsExactly(2031);
        assertThat(table.isWorkingDay(LocalDate.of(2030, 12, 28))).isTrue();
        assertThat(table.isWorkingDay(LocalDate.of(2030, 12, 31))).isFalse();
        assertThat(table.isWorkingDay(LocalDate.of(2031, 1, 2))).isFalse();
        assertThat(table.isWorkingDay(LocalDate.of(2031, 1, 3))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2031,元旦,2031-01-01,2031-01-02 | five cells",
                "2031,元旦,2031-02-29,2031-03-01, | 2031-02-29",
                "2031,元旦,2030-11-30,2030-11-30, | does not belong",
                "2031,元旦,2031-01-01,2031-01-01,2031-01-03 | worked anyway",
                "2031,元旦,2031-01-04,2031-01-04,2031-01-04 | named twice",
            })
    void namesTheLineThatIsWrong(String line, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HolidayTable.read(new StringReader("# head\n" + line)))
                .withMessageContaining("line 2")
                .withMessageContaining(reason);
    }
}
