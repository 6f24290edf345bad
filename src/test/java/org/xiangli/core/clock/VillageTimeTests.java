package org.xiangli.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class VillageTimeTests {

    private final ApplicationContextRunner house =
            new ApplicationContextRunner().withUserConfiguration(VillageTime.class);

    @Test
    void isTheTimeOfChinaUnlessSaidOtherwise() {
        house.run(context -> assertThat(context.getBean(Clock.class).getZone()).isEqualTo(ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void takesAnotherZone() {
        house.withPropertyValues("xiangli.time-zone=Asia/Urumqi")
                .run(context ->
                        assertThat(context.getBean(Clock.class).getZone()).isEqualTo(ZoneId.of("Asia/Urumqi")));
    }
}
