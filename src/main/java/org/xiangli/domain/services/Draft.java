package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known when somebody asks for an item.
 *
 * @param key made once by the page or client; sent again, the same application is returned
 * @param resident whose matter it is
 * @param item code of an item in force
 * @param phone where she wants to be told; kept with this application only
 * @param language in which she reads letters and messages
 * @param mandate under which an agent acts; with {@link Channel#AGENT} only
 * @param notes small facts of the case, keys in kebab-case
 */
public record Draft(
        UUID key,
        UUID resident,
        String item,
        Channel channel,
        Optional<String> phone,
        Locale language,
        Optional<UUID> mandate,
        Map<String, String> notes) {

    /** Note of the opening: the day on which a paper form was received. */
    public static final String RECEIVED_ON = "received-on";

    public Draft {
        notes = Map.copyOf(notes);
    }

    /** At the window, in Chinese, without telephone. */
    public static Draft atWindow(UUID key, UUID resident, String item) {
        return new Draft(
                key,
                resident,
                item,
                Channel.WINDOW,
                Optional.empty(),
                Locale.SIMPLIFIED_CHINESE,
                Optional.empty(),
                Map.of());
    }

    public Draft calling(String number) {
        return new Draft(key, resident, item, channel, Optional.of(number), language, mandate, notes);
    }

    public Draft reading(Locale reader) {
        return new Draft(key, resident, item, channel, phone, reader, mandate, notes);
    }

    public Draft through(Channel way) {
        return new Draft(key, resident, item, way, phone, language, mandate, notes);
    }

    /** On a form that was received on this day, which counts as the day of application. */
    public Draft onPaper(LocalDate received) {
        var facts = new HashMap<>(notes);
        facts.put(RECEIVED_ON, received.toString());
        return new Draft(key, resident, item, Channel.PAPER, phone, language, mandate, facts);
    }

    /** The day a paper form was received; empty for every other way. */
    Optional<LocalDate> receivedOn() {
        return channel == Channel.PAPER
                ? Optional.ofNullable(notes.get(RECEIVED_ON)).map(LocalDate::parse)
                : Optional.empty();
    }

    public Draft byAgent(UUID under) {
        return new Draft(key, resident, item, Channel.AGENT, phone, language, Optional.of(under), notes);
    }
}
