package org.xiangli.channel.terminal;

import java.io.Serializable;
import java.util.UUID;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.kernel.DivisionCode;

/** The person at the terminal, as long as its session lasts. */
record Visit(UUID account, String name, UUID resident, String village) implements Serializable {

    static Visit of(Acting acting) {
        var resident = acting.resident();
        if (resident == null) {
            throw new IllegalArgumentException("Officers do not work at a terminal");
        }
        return new Visit(
                acting.account(),
                acting.displayName(),
                resident,
                acting.division().value());
    }

    Acting acting() {
        return new Acting(account, name, account, PostKind.RESIDENT, DivisionCode.of(village), "", resident);
    }
}
