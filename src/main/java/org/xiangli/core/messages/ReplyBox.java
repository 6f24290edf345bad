package org.xiangli.core.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/**
 * Where answers to texts lie. An answer belongs to whoever was written to last at its number within the last thirty days;
 * the village's clerk reads it. Nobody writes back to a number through this box.
 */
@Service
@Transactional
public class ReplyBox {

    static final int LONGEST = 1000;
    private static final int ANSWERED_WITHIN_DAYS = 30;
    private static final int PAGE = 200;
    private static final Set<String> YES = Set.of("r", "y", "1", "yes", "ok", "是", "好", "好的", "可以", "确认", "收到", "同意");
    private static final Set<String> NO = Set.of("n", "0", "2", "no", "否", "不", "不去", "不行", "取消", "不同意");

    private final JdbcClient jdbc;
    private final NumberKeys numbers;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    ReplyBox(JdbcClient jdbc, NumberKeys numbers, ApplicationEventPublisher publisher, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.publisher = publisher;
        this.clock = clock;
    }

    private record Asked(UUID message, UUID resident, Optional<UUID> caseId, String village, String textKey) {}

    /**
     * Keeps an answer the county's gateway brought; the county is bound as a whole. The same answer again is the same one.
     *
     * @param gatewayId how the gateway calls it
     * @throws Refusal {@code message.phone} for what is no mobile number, {@code message.reply} for no text or too much
     */
    public Reply receive(String gatewayId, String from, String text) {
        var number = PhoneNumber.demand(from, Channel.TEXT);
        var body = text.strip();
        if (gatewayId.isBlank()
                || gatewayId.length() > 100
                || body.isEmpty()
                || body.indexOf('\0') >= 0
                || body.codePointCount(0, body.length()) > LONGEST) {
            throw new Refusal("message.reply", Outbox.RULE, LONGEST);
        }
        var asked = lastTo(number);
        var id = Ids.next();
        var fresh = jdbc.sql("""
            insert into messages.reply (county_code, id, gateway_id, village_code, resident_id, message_id, case_id,
                                        masked_number, body, came_at)
            values (:county, :id, :gateway, :village, :resident, :message, :case, :number, :body, :now)
            on conflict (county_code, gateway_id) do nothing
            """)
                        .param("county", Bound.county())
                        .param("id", id)
                        .param("gateway", gatewayId)
                        .param("village", asked.map(Asked::village).orElse(Bound.county()))
                        .param("resident", asked.map(Asked::resident).orElse(null))
                        .param("message", asked.map(Asked::message).orElse(null))
                        .param("case", asked.flatMap(Asked::caseId).orElse(null))
                        .param("number", PhoneNumber.masked(number))
                        .param("body", body)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
        if (fresh) {
            asked.ifPresent(known -> publisher.publishEvent(new ReplyCame(
                    Bound.county(),
                    id,
                    known.message(),
                    known.resident(),
                    known.caseId(),
                    known.textKey(),
                    isOneOf(YES, body),
                    isOneOf(NO, body))));
        }
        return jdbc.sql("""
            select * from messages.reply where county_code = :county and gateway_id = :gateway
            """)
                .param("county", Bound.county())
                .param("gateway", gatewayId)
                .query(ReplyBox::read)
                .single();
    }

    /** Answers within reach that nobody has dealt with, oldest first, at most 200. */
    @Transactional(readOnly = true)
    public List<Reply> unseen() {
        return jdbc.sql("""
            select *
              from messages.reply
             where county_code = :county and seen_at is null
             order by came_at, id
             limit :page
            """)
                .param("county", Bound.county())
                .param("page", PAGE)
                .query(ReplyBox::read)
                .list();
    }

    /** Empty when there is none or it is out of reach. */
    @Transactional(readOnly = true)
    public Optional<Reply> find(UUID id) {
        return jdbc.sql("""
            select * from messages.reply where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(ReplyBox::read)
                .optional();
    }

    /** Somebody has dealt with it. Twice changes nothing. @throws Refusal {@code message.unknown} */
    public void seen(UUID id) {
        if (find(id).isEmpty()) {
            throw new Refusal("message.unknown", Outbox.RULE);
        }
        jdbc.sql("""
            update messages.reply
               set seen_at = :now, seen_by = :by
             where county_code = :county and id = :id and seen_at is null
            """)
                .param("now", OffsetDateTime.now(clock))
                .param("by", Bound.current().map(Reach::account).orElse(null))
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    private Optional<Asked> lastTo(String number) {
        return jdbc.sql("""
            select id, resident_id, case_id, village_code, text_key
              from messages.message
             where county_code = :county and destination_digest = :digest and created_at > :since
             order by created_at desc, id desc
             limit 1
            """)
                .param("county", Bound.county())
                .param("digest", numbers.digest(number))
                .param("since", OffsetDateTime.now(clock).minusDays(ANSWERED_WITHIN_DAYS))
                .query((row, line) -> new Asked(
                        row.getObject("id", UUID.class),
                        row.getObject("resident_id", UUID.class),
                        Optional.ofNullable(row.getObject("case_id", UUID.class)),
                        row.getString("village_code"),
                        row.getString("text_key")))
                .optional();
    }

    private static boolean isOneOf(Set<String> words, String body) {
        return words.contains(body.toLowerCase(Locale.ROOT).replaceAll("[\\s。.!！,，]", ""));
    }

    private static Reply read(ResultSet row, int number) throws SQLException {
        return new Reply(
                row.getObject("id", UUID.class),
                new DivisionCode(row.getString("village_code")),
                Optional.ofNullable(row.getObject("resident_id", UUID.class)),
                Optional.ofNullable(row.getObject("message_id", UUID.class)),
                Optional.ofNullable(row.getObject("case_id", UUID.class)),
                row.getString("masked_number"),
                row.getString("body"),
                row.getObject("came_at", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at") != null);
    }
}
