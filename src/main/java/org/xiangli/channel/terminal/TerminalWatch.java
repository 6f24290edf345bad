package org.xiangli.channel.terminal;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.xiangli.core.store.Counties;

/** Looks each minute which terminals have fallen silent. */
@Component
class TerminalWatch {

    private static final Logger LOG = LoggerFactory.getLogger(TerminalWatch.class);

    private final Counties counties;
    private final TerminalRegister register;
    private final Clock clock;

    TerminalWatch(Counties counties, TerminalRegister register, Clock clock) {
        this.counties = counties;
        this.register = register;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${xiangli.terminal.round:60s}", initialDelayString = "${xiangli.terminal.round:60s}")
    void eachMinute() {
        counties.each(county -> {
            var opened = register.watch(clock.instant());
            if (opened > 0) {
                LOG.info("{} fault tickets opened for terminals in {}", opened, county);
            }
        });
    }
}
