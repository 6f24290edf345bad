package org.xiangli.core.booking;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiangli.core.messages.Channel;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.messages.Telling;

/** Tells people of their appointments: when and where, never what for. */
@Component
class Notes {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Outbox outbox;
    private final Clock clock;

    Notes(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Once for each text of an appointment, however often it is asked. */
    void tell(Appointment appointment, String textKey) {
        var starts = appointment.starts();
        if (starts.isEmpty()) {
            return;
        }
        var arguments = arguments(starts.get(), appointment.place());
        var key = UUID.nameUUIDFromBytes((appointment.id() + "/" + textKey).getBytes(StandardCharsets.UTF_8));
        var alone =
                appointment.way() == Appointment.Way.SELF && appointment.phone().isEmpty();
        outbox.tell(
                alone
                        ? new Telling(
                                key,
                                appointment.resident(),
                                appointment.village(),
                                null,
                                Channel.IN_APP,
                                null,
                                textKey,
                                arguments,
                                appointment.language())
                        : Telling.of(
                                key,
                                appointment.resident(),
                                appointment.village(),
                                null,
                                appointment.phone().orElse(null),
                                appointment.language(),
                                textKey,
                                arguments.toArray()));
    }

    private List<Object> arguments(Instant starts, String place) {
        var local = starts.atZone(clock.getZone());
        return List.of(local.toLocalDate(), MINUTE.format(local), place);
    }
}
