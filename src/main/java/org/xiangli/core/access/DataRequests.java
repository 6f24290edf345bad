package org.xiangli.core.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.DataRequest.Answer;
import org.xiangli.core.access.DataRequest.Kind;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/**
 * Where a person asks about her own data and the county's data protection officer answers (R013, R028; 个人信息保护法 44-50).
 * The officer answers; what he grants, the desks that keep the data carry out.
 */
@Service
@Transactional
public class DataRequests {

    private static final String CONTEST = "ACCESS.CONTEST";
    private static final String REQUEST = "ACCESS.REQUEST";
    private static final int LONGEST = 2_000;
    private static final int SHOWN = 200;

    private final JdbcClient jdbc;
    private final RuleBook rules;
    private final WorkingDays workingDays;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DataRequests(
            JdbcClient jdbc, RuleBook rules, WorkingDays workingDays, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.workingDays = workingDays;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The acting resident asks. Asked again with the same key, or for the same look, it is the request of before.
     *
     * @param view the look she contests, of {@link ViewLog#ofMine}; null for the other kinds
     * @throws Refusal {@code data-request.empty}, {@code data-request.too-long}, {@code data-request.view-unknown},
     *     {@code access.purpose-not-permitted}
     */
    public DataRequest ask(UUID once, Kind kind, String wish, @Nullable UUID view) {
        var acting = Acting.current();
        acting.require(Purpose.OWN_DATA);
        var said = wish.strip();
        var rule = rules.rule(kind == Kind.CONTEST ? CONTEST : REQUEST, acting.division(), today());
        if (said.isEmpty()) {
            throw new Refusal("data-request.empty", rule.ref());
        }
        if (said.codePointCount(0, said.length()) > LONGEST) {
            throw new Refusal("data-request.too-long", rule.ref(), LONGEST);
        }
        if ((kind == Kind.CONTEST) != (view != null) || view != null && !mine(view)) {
            throw new Refusal("data-request.view-unknown", rule.ref());
        }
        var known = before(once, view);
        if (known.isPresent()) {
            return known.get();
        }
        var id = Ids.next();
        jdbc.sql("""
            insert into access.data_request
                   (county_code, id, once, resident_id, village_code, kind, wish, view_id, asked_at, asked_by, due_on)
            values (:county, :id, :once, :resident, :village, :kind, :wish, :view, :at, :by, :due)
            on conflict do nothing
            """)
                .param("county", acting.county())
                .param("id", id)
                .param("once", once)
                .param("resident", acting.resident())
                .param("village", acting.division().value())
                .param("kind", kind.name())
                .param("wish", said)
                .param("view", view)
                .param("at", now())
                .param("by", acting.account())
                .param("due", due(kind, acting.division()))
                .update();
        return before(once, view)
                .orElseThrow(() -> new DuplicateKeyException("A request of somebody else has this key"));
    }

    /** What the acting resident asked, the latest first. */
    @Transactional(readOnly = true)
    public List<DataRequest> mine() {
        var acting = Acting.current();
        acting.require(Purpose.OWN_DATA);
        return jdbc.sql("""
            select * from access.data_request
             where county_code = :county and resident_id = :resident
             order by id desc
             limit :shown
            """)
                .param("county", acting.county())
                .param("resident", acting.resident())
                .param("shown", SHOWN)
                .query(DataRequests::read)
                .list();
    }

    /** What waits for an answer, the most urgent first. @throws Refusal {@code access.post-not-permitted} */
    @Transactional(readOnly = true)
    public List<DataRequest> waiting() {
        Acting.current().require(PostKind.DATA_PROTECTION_OFFICER);
        return jdbc.sql("""
            select * from access.data_request
             where county_code = :county and answered_at is null
             order by due_on, id
             limit :shown
            """)
                .param("county", Bound.county())
                .param("shown", SHOWN)
                .query(DataRequests::read)
                .list();
    }

    /** One request; for the officer, and for the person who asked. Empty when there is none to be seen. */
    @Transactional(readOnly = true)
    public Optional<DataRequest> find(UUID id) {
        Acting.current().require(PostKind.DATA_PROTECTION_OFFICER, PostKind.RESIDENT);
        return jdbc.sql("select * from access.data_request where county_code = :county and id = :id")
                .param("county", Bound.county())
                .param("id", id)
                .query(DataRequests::read)
                .optional();
    }

    /**
     * The look that is contested, with who looked: the officer alone learns the name, to ask him.
     *
     * @param looker the account's display name; empty when the account is gone
     */
    public record Contested(
            Instant at,
            String looker,
            PostKind kind,
            String office,
            Purpose purpose,
            Optional<UUID> caseId,
            String fields) {}

    /** @throws Refusal {@code access.post-not-permitted} */
    @Transactional(readOnly = true)
    public Optional<Contested> contested(DataRequest request) {
        Acting.current().require(PostKind.DATA_PROTECTION_OFFICER);
        return jdbc.sql("""
            select view.at, coalesce(account.display_name, '') as display_name, view.post_kind, view.office,
                   view.purpose, view.case_id, view.fields
              from access.person_view view
              left join access.account on account.county_code = view.county_code and account.id = view.account_id
             where view.county_code = :county and view.id = :view
            """)
                .param("county", Bound.county())
                .param("view", request.view().orElse(null))
                .query((row, number) -> new Contested(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("display_name"),
                        PostKind.valueOf(row.getString("post_kind")),
                        row.getString("office"),
                        Purpose.valueOf(row.getString("purpose")),
                        Optional.ofNullable(row.getObject("case_id", UUID.class)),
                        row.getString("fields")))
                .optional();
    }

    /**
     * Answers, with the reason; a refusal too (个人信息保护法 50). Answered once, it stays.
     *
     * @throws Refusal {@code data-request.empty}, {@code data-request.too-long}, {@code data-request.answered},
     *     {@code access.post-not-permitted}
     */
    public void answer(UUID id, boolean granted, String text) {
        var acting = Acting.current();
        acting.require(PostKind.DATA_PROTECTION_OFFICER);
        var rule = rules.rule(REQUEST, acting.division(), today()).ref();
        var said = text.strip();
        if (said.isEmpty()) {
            throw new Refusal("data-request.empty", rule);
        }
        if (said.codePointCount(0, said.length()) > LONGEST) {
            throw new Refusal("data-request.too-long", rule, LONGEST);
        }
        var answered = jdbc.sql("""
            update access.data_request
               set answered_at = :now, answered_by = :by, granted = :granted, answer = :answer
             where county_code = :county and id = :id and answered_at is null
            returning *
            """)
                .param("now", now())
                .param("by", acting.account())
                .param("granted", granted)
                .param("answer", said)
                .param("county", acting.county())
                .param("id", id)
                .query(DataRequests::read)
                .optional()
                .orElseThrow(() -> new Refusal("data-request.answered", rule));
        events.publishEvent(new DataRequestAnswered(answered));
    }

    private LocalDate due(Kind kind, DivisionCode where) {
        var today = today();
        return kind == Kind.CONTEST
                ? workingDays
                        .onOrAfter(today.plusDays(rules.parameter(CONTEST, "days", where, today)))
                        .day()
                : workingDays
                        .after(today, (int) rules.parameter(REQUEST, "working_days", where, today))
                        .day();
    }

    private boolean mine(UUID view) {
        return jdbc.sql("""
            select exists (select 1 from access.person_view
                            where county_code = :county and id = :view and resident_id = :resident)
            """)
                .param("county", Bound.county())
                .param("view", view)
                .param("resident", Acting.current().resident())
                .query(Boolean.class)
                .single();
    }

    private Optional<DataRequest> before(UUID once, @Nullable UUID view) {
        return jdbc.sql("""
            select * from access.data_request
             where county_code = :county and resident_id = :resident and (once = :once or view_id = :view)
             order by id
             limit 1
            """)
                .param("county", Bound.county())
                .param("resident", Acting.current().resident())
                .param("once", once)
                .param("view", view)
                .query(DataRequests::read)
                .optional();
    }

    private static DataRequest read(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        var answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new DataRequest(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                DivisionCode.of(row.getString("village_code")),
                Kind.valueOf(row.getString("kind")),
                row.getString("wish"),
                Optional.ofNullable(row.getObject("view_id", UUID.class)),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class),
                answeredAt == null
                        ? Optional.empty()
                        : Optional.of(new Answer(
                                answeredAt.toInstant(), row.getBoolean("granted"), row.getString("answer"))));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
