package org.xiangli.domain.services.admission;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.xiangli.core.store.Counties;
import org.xiangli.kernel.DivisionCode;

/** Each day, before the offices open, raises the claims that have fallen due in every county. */
@Component
class ClaimWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimWatch.class);

    private final Counties counties;
    private final FundsDesk funds;
    private final Clock clock;

    ClaimWatch(Counties counties, FundsDesk funds, Clock clock) {
        this.counties = counties;
        this.funds = funds;
        this.clock = clock;
    }

    @Scheduled(cron = "0 20 0 * * *", zone = "${xiangli.time-zone:Asia/Shanghai}")
    void daily() {
        counties.each(county -> LOG.info(
                "{} claims for late funds raised in {}", funds.raise(DivisionCode.of(county), today()), county));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
