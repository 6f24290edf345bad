package org.xiangli.core.messages;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells residents about their matters. Each message is in the resident's inbox at once and on the window's list until
 * it has reached her; texts and calls go out by a {@link Carrier} where one is configured. Who may see a message is
 * decided by the database from the reach that is bound.
 */
@Service
@Transactional
public class Outbox {

    static final RuleRef RULE = new RuleRef("MESSAGES.TELL", "乡里通知规则", "");

    private static final int PAGE = 200;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Words words;
    private final Carriers carriers;
    private final NumberKeys numbers;
    private final JsonMapper json;

    Outbox(JdbcClient jdbc, Clock clock, Words words, Carriers carriers, NumberKeys numbers, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.words = words;
        this.carriers = carriers;
        this.numbers = numbers;
        this.json = json;
    }

    /**
     * Tells a resident, in the transaction at hand: if the step it tells of is undone, nothing was said. A telephone
     * number is kept only when a gateway will use it.
     *
     * @return the message, or the one that was told under this key before
     * @throws Refusal {@code message.too-long}
     * @throws org.springframework.context.NoSuchMessageException when no room has this text: a mistake in the code
     */
    public Message tell(Telling telling) {
        var arguments = words.plain(telling.arguments(), telling.language());
        var body = words.body(telling.textKey(), arguments, telling.language());
        var now = OffsetDateTime.now(clock);
        var carried = telling.phone() != null && carriers.of(telling.channel()).isPresent();
        var inboxOnly = telling.channel() == Channel.IN_APP;
        jdbc.sql("""
            insert into messages.message (county_code, id, key, village_code, resident_id, case_id, channel,
                                          destination, masked_destination, destination_digest, text_key, arguments,
                                          language, body, created_at, state, next_attempt_at, sent_at)
            values (:county, :id, :key, :village, :resident, :case, :channel,
                    :destination, :masked, :digest, :textKey, cast(:arguments as jsonb), :language, :body,
                    :now, :state, :next, :sent)
            on conflict (county_code, key) do nothing
            """)
                .param("county", Bound.county())
                .param("id", Ids.next())
                .param("key", telling.key())
                .param("village", telling.village().value())
                .param("resident", telling.resident())
                .param("case", telling.caseId())
                .param("channel", telling.channel().name())
                .param("destination", carried ? telling.phone() : null)
                .param("masked", telling.phone() == null ? null : PhoneNumber.masked(telling.phone()))
                .param("digest", carried ? numbers.digest(Objects.requireNonNull(telling.phone())) : null)
                .param("textKey", telling.textKey())
                .param("arguments", json.writeValueAsString(arguments))
                .param("language", telling.language().toLanguageTag())
                .param("body", body)
                .param("now", now)
                .param("state", inboxOnly ? MessageState.SENT.name() : MessageState.QUEUED.name())
                .param("next", carried ? now : null)
                .param("sent", inboxOnly ? now : null)
                .update();
        return jdbc.sql("""
            select * from messages.message where county_code = :county and key = :key
            """)
                .param("county", Bound.county())
                .param("key", telling.key())
                .query(MessageRow::read)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<Message> find(UUID id) {
        return jdbc.sql("""
            select * from messages.message where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(MessageRow::read)
                .optional();
    }

    /** The latest 200 messages to a resident, newest first, whichever way they also went. */
    @Transactional(readOnly = true)
    public List<Message> inbox(UUID resident) {
        return jdbc.sql("""
            select * from messages.message
             where county_code = :county and resident_id = :resident
             order by created_at desc, id desc
             limit :page
            """)
                .param("county", Bound.county())
                .param("resident", resident)
                .param("page", PAGE)
                .query(MessageRow::read)
                .list();
    }

    /** How many messages the resident has not opened. */
    @Transactional(readOnly = true)
    public int unread(UUID resident) {
        return jdbc.sql("""
            select count(*) from messages.message
             where county_code = :county and resident_id = :resident and read_at is null
            """)
                .param("county", Bound.county())
                .param("resident", resident)
                .query(Integer.class)
                .single();
    }

    /**
     * The resident has opened it; nothing more is sent. Reading it again changes nothing.
     *
     * @throws Refusal {@code message.unknown} when there is none or it is out of reach
     */
    public void markRead(UUID id) {
        demand(id);
        jdbc.sql("""
            update messages.message
               set state = 'READ', read_at = :now, destination = null, next_attempt_at = null
             where county_code = :county and id = :id and read_at is null
            """)
                .param("now", OffsetDateTime.now(clock))
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    /**
     * What the window still has to tell, oldest first, at most 200: notices on paper, and texts and calls that no
     * gateway carries or could deliver. The database keeps it to the divisions in reach.
     */
    @Transactional(readOnly = true)
    public List<Message> atWindow() {
        return jdbc.sql("""
            select * from messages.message
             where county_code = :county and state in ('QUEUED', 'FAILED') and destination is null
             order by created_at, id
             limit :page
            """)
                .param("county", Bound.county())
                .param("page", PAGE)
                .query(MessageRow::read)
                .list();
    }

    /**
     * The clerk has handed the paper over, or told the resident by word of mouth.
     *
     * @throws Refusal {@code message.unknown} when there is none or it is out of reach
     */
    public void handOver(UUID id) {
        demand(id);
        jdbc.sql("""
            update messages.message
               set state = 'SENT', sent_at = :now, handed_over_by = :account,
                   destination = null, next_attempt_at = null
             where county_code = :county and id = :id and state in ('QUEUED', 'FAILED')
            """)
                .param("now", OffsetDateTime.now(clock))
                .param("account", account())
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    private void demand(UUID id) {
        if (find(id).isEmpty()) {
            throw new Refusal("message.unknown", RULE);
        }
    }

    private static @Nullable UUID account() {
        return Bound.current().map(reach -> reach.account()).orElse(null);
    }
}
