package org.xiangli.channel.web.rights;

import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.DataRequestAnswered;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.messages.Telling;
import org.xiangli.core.people.Resident;
import org.xiangli.core.people.ResidentRegistry;

/** Tells the resident that her request is answered, in the transaction that answers; not what it says. */
@Component
class AnswerTold {

    private final Outbox outbox;
    private final ResidentRegistry residents;

    AnswerTold(Outbox outbox, ResidentRegistry residents) {
        this.outbox = outbox;
        this.residents = residents;
    }

    @EventListener
    void answered(DataRequestAnswered answered) {
        var request = answered.request();
        var phone = residents
                .find(request.resident(), Purpose.ANSWER_CONTEST, null)
                .map(Resident::phone)
                .orElse(null);
        outbox.tell(Telling.of(
                request.id(),
                request.resident(),
                request.village(),
                null,
                phone,
                Locale.SIMPLIFIED_CHINESE,
                "rights.told"));
    }
}
