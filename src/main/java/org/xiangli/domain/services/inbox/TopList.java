package org.xiangli.domain.services.inbox;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.xiangli.kernel.DivisionCode;

/**
 * A month's hot and difficult problems of a village or township, for its meeting (热点难点问题清单).
 *
 * @param lines the most supported first
 */
public record TopList(DivisionCode where, YearMonth month, Instant madeAt, List<Line> lines) {

    /**
     * @param supporters at the end of the month
     * @param issue as it stands now: answered, or with the day by which it will be
     */
    public record Line(int position, int supporters, Issue issue) {}
}
