package org.xiangli.core.messages;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The gateways that are configured here, at most one for a channel. */
@Component
class Carriers {

    private final Map<Channel, Carrier> carriers = new EnumMap<>(Channel.class);

    Carriers(List<Carrier> configured) {
        for (var carrier : configured) {
            if (carrier.channel() != Channel.TEXT && carrier.channel() != Channel.VOICE) {
                throw new IllegalStateException("A gateway carries texts or calls, not " + carrier.channel());
            }
            if (carriers.put(carrier.channel(), carrier) != null) {
                throw new IllegalStateException("Two gateways for " + carrier.channel());
            }
        }
    }

    Optional<Carrier> of(Channel channel) {
        return Optional.ofNullable(carriers.get(channel));
    }

    boolean none() {
        return carriers.isEmpty();
    }
}
