package org.xiangli.core.clock;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the house, in the village's time zone. */
@Configuration
class VillageTime {

    @Bean
    Clock clock(@Value("${xiangli.time-zone:Asia/Shanghai}") ZoneId zone) {
        return Clock.system(zone);
    }
}
