package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PickupCodeTests {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    @Test
    void isReadAsPeopleTypeIt() {
        var code = PickupCode.next();
        var typed = " " + code.printed().toLowerCase(java.util.Locale.ROOT).replace("-", " ") + " ";
        assertThat(PickupCode.typed(typed)).isEqualTo(code);
    }

    @Test
    void hasAnotherDigestForEachApplication() {
        var code = PickupCode.next();
        assertThat(code.digest(ONE)).isEqualTo(code.digest(ONE)).isNotEqualTo(code.digest(OTHER));
    }

    @Test
    void isNeverTheSame() {
        var codes = new HashSet<PickupCode>();
        for (int count = 0; count < 1000; count++) {
            codes.add(PickupCode.next());
        }
        assertThat(codes).hasSize(1000);
    }

    @Test
    void comesIntoNoLog() {
        var code = PickupCode.next();
        assertThat(code.toString()).doesNotContain(code.value());
    }
}
