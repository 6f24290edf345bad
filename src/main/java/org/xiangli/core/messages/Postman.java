package org.xiangli.core.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.messages.Carrier.Outcome;
import org.xiangli.core.messages.Carrier.Outgoing;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;

/**
 * Takes queued texts and calls to the gateways. A message is claimed for a while in one transaction, carried outside
 * any, and its outcome written in another; a crash in between lets the claim lapse, and the message is offered again
 * under the same id. Several processes may do this at once: each claims rows the others have not.
 */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private static final int BAG = 10;
    private static final Duration CLAIM = Duration.ofMinutes(10);
    /** Pauses after the first, second … attempt; after the last one the window takes over. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(12));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Counties counties;
    private final Carriers carriers;
    private final Words words;
    private final Clock clock;
    private final int longest;
    private final Duration keep;

    Postman(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Counties counties,
            Carriers carriers,
            Words words,
            Clock clock,
            @Value("${xiangli.messages.longest-text:201}") int longest,
            @Value("${xiangli.messages.keep-trying:7d}") Duration keep) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.counties = counties;
        this.carriers = carriers;
        this.words = words;
        this.clock = clock;
        this.longest = longest;
        this.keep = keep;
    }

    @Scheduled(fixedDelayString = "${xiangli.messages.round:30s}", initialDelayString = "${xiangli.messages.round:30s}")
    void goRound() {
        if (!carriers.none()) {
            counties.each(county -> empty());
        }
    }

    /** Carries what is due in the county that is bound, until nothing is. Returns how many attempts that took. */
    int empty() {
        giveUpOldOnes();
        var attempts = 0;
        for (var bag = claim(); !bag.isEmpty(); bag = claim()) {
            for (var letter : bag) {
                deliver(letter);
                attempts++;
            }
        }
        return attempts;
    }

    private record Claimed(UUID id, Channel channel, String destination, String body, Locale language, int attempt) {}

    private List<Claimed> claim() {
        return transaction.execute(status -> jdbc.sql("""
            with due as (
                select county_code, id from messages.message
                 where county_code = :county and destination is not null and next_attempt_at <= :now
                 order by next_attempt_at, id
                 limit :bag
                   for update skip locked)
            update messages.message message
               set attempts = message.attempts + 1, next_attempt_at = :until
              from due
             where message.county_code = due.county_code and message.id = due.id
            returning message.id, message.channel, message.destination, message.body, message.language,
                      message.attempts
            """)
                .param("county", Bound.county())
                .param("now", now())
                .param("until", now().plus(CLAIM))
                .param("bag", BAG)
                .query((row, number) -> new Claimed(
                        row.getObject("id", UUID.class),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("destination"),
                        row.getString("body"),
                        Locale.forLanguageTag(row.getString("language")),
                        row.getInt("attempts")))
                .list());
    }

    private void deliver(Claimed message) {
        switch (carry(message)) {
            case TAKEN -> end(message.id(), MessageState.SENT, null);
            case REFUSED -> end(message.id(), MessageState.FAILED, "refused");
            case TRY_LATER -> {
                if (message.attempt() > PAUSES.size()) {
                    end(message.id(), MessageState.FAILED, "unreachable");
                } else {
                    putOff(message);
                }
            }
        }
    }

    private Outcome carry(Claimed message) {
        var carrier = carriers.of(message.channel());
        if (carrier.isEmpty()) {
            return Outcome.TRY_LATER;
        }
        var text = words.shortened(message.body(), longest, message.language());
        try {
            return carrier.get().carry(new Outgoing(message.id(), message.destination(), text, message.language()));
        } catch (RuntimeException problem) {
            LOG.warn(
                    "The gateway for {} failed with {} at message {}",
                    message.channel(),
                    problem.getClass().getName(),
                    message.id());
            return Outcome.TRY_LATER;
        }
    }

    /** Writes the end of a message's way, unless the resident has read it meanwhile. */
    private void end(UUID id, MessageState state, @Nullable String error) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
            update messages.message
               set state = :state, sent_at = :sent, last_error = :error, destination = null, next_attempt_at = null
             where county_code = :county and id = :id and state = 'QUEUED'
            """)
                .param("state", state.name())
                .param("sent", state == MessageState.SENT ? now() : null)
                .param("error", error)
                .param("county", Bound.county())
                .param("id", id)
                .update());
    }

    private void putOff(Claimed message) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
            update messages.message
               set next_attempt_at = :next, last_error = 'unreachable'
             where county_code = :county and id = :id and state = 'QUEUED'
            """)
                .param("next", now().plus(PAUSES.get(message.attempt() - 1)))
                .param("county", Bound.county())
                .param("id", message.id())
                .update());
    }

    /** A text that comes a week late only confuses; the window tells the resident. */
    private void giveUpOldOnes() {
        transaction.executeWithoutResult(status -> jdbc.sql("""
            update messages.message
               set state = 'FAILED', last_error = 'expired', destination = null, next_attempt_at = null
             where county_code = :county and destination is not null and next_attempt_at <= :now
               and created_at < :oldest
            """)
                .param("county", Bound.county())
                .param("now", now())
                .param("oldest", now().minus(keep))
                .update());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
