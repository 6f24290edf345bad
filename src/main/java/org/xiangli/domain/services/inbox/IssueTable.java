package org.xiangli.domain.services.inbox;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;

/** Problems in the database. What a reader may see of them is decided there, from the reach that is bound. */
@Repository
class IssueTable {

    private final JdbcClient jdbc;

    IssueTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was new. The number carries the day it was filed. */
    boolean add(
            Filing filing,
            Level holder,
            IssueWay way,
            @Nullable UUID client,
            OffsetDateTime at,
            LocalDate day,
            LocalDate answerBy) {
        return jdbc.sql("""
            insert into services.issue
                   (county_code, id, number, village_code, category, holder, body, place, hamlet_id, lat_e6, long_e6,
                    way, client_id, filed_at, filed_on, answer_by, state, changed_at)
            values (:county, :id,
                    'W' || to_char(cast(:day as date), 'YYMMDD') || '-'
                        || lpad(cast(nextval('services.issue_number') as text), 6, '0'),
                    :village, :category, :holder, :body, :place, :hamlet, :lat, :long, :way, :client,
                    :at, :day, :answerBy, 'FILED', :at)
            on conflict (county_code, id) do nothing
            """)
                        .param("county", Bound.county())
                        .param("id", filing.key())
                        .param("day", day)
                        .param("village", filing.village().value())
                        .param("category", filing.category())
                        .param("holder", holder.name())
                        .param("body", filing.body())
                        .param("place", filing.place())
                        .param("hamlet", filing.hamlet().orElse(null))
                        .param("lat", filing.spot().map(Spot::latE6).orElse(null))
                        .param("long", filing.spot().map(Spot::longE6).orElse(null))
                        .param("way", way.name())
                        .param("client", client)
                        .param("at", at)
                        .param("answerBy", answerBy)
                        .update()
                == 1;
    }

    void addGrams(UUID issue, DivisionCode township, Collection<Integer> grams) {
        jdbc.sql("""
            insert into services.issue_gram (county_code, township_code, gram, issue_id)
            select :county, :township, gram, :issue
              from unnest(:grams) as gram
            on conflict do nothing
            """)
                .param("county", Bound.county())
                .param("township", township.value())
                .param("issue", issue)
                .param("grams", grams.toArray(Integer[]::new))
                .update();
    }

    Optional<Issue> find(UUID id) {
        return jdbc.sql("""
            select issue.*, answer.open as answer_open, answer.body as answer_body, answer.done_by, answer.answered_at,
                   answer.office
              from services.issue issue
              left join services.issue_answer answer
                     on answer.county_code = issue.county_code and answer.issue_id = issue.id
             where issue.county_code = :county and issue.id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(IssueRow::read)
                .optional();
    }

    Optional<Issue> byNumber(String number) {
        return jdbc.sql("""
            select issue.*, answer.open as answer_open, answer.body as answer_body, answer.done_by, answer.answered_at,
                   answer.office
              from services.issue issue
              left join services.issue_answer answer
                     on answer.county_code = issue.county_code and answer.issue_id = issue.id
             where issue.county_code = :county and issue.number = :number
            """)
                .param("county", Bound.county())
                .param("number", number)
                .query(IssueRow::read)
                .optional();
    }

    /** Public problems of a division, the most supported first. */
    List<Issue> published(DivisionCode where, int offset, int limit) {
        return jdbc.sql("""
            select issue.*, answer.open as answer_open, answer.body as answer_body, answer.done_by, answer.answered_at,
                   answer.office
              from services.issue issue
              left join services.issue_answer answer
                     on answer.county_code = issue.county_code and answer.issue_id = issue.id
             where issue.county_code = :county and starts_with(issue.village_code, :where)
               and issue.state in ('OPEN', 'ANSWERED')
             order by issue.state = 'OPEN' desc, issue.supporters desc, issue.filed_at desc, issue.id
            offset :offset limit :limit
            """)
                .param("county", Bound.county())
                .param("where", where.value())
                .param("offset", offset)
                .param("limit", limit)
                .query(IssueRow::read)
                .list();
    }

    /** What other programs ask for: published problems filed in a time, the latest first. */
    List<Issue> filedBetween(OffsetDateTime from, OffsetDateTime to, List<String> categories, List<String> states) {
        return jdbc.sql("""
            select issue.*, answer.open as answer_open, answer.body as answer_body, answer.done_by, answer.answered_at,
                   answer.office
              from services.issue issue
              left join services.issue_answer answer
                     on answer.county_code = issue.county_code and answer.issue_id = issue.id
             where issue.county_code = :county and issue.filed_at between :from and :to
               and (cardinality(cast(:categories as text[])) = 0 or issue.category = any(:categories))
               and issue.state = any(:states)
             order by issue.filed_at desc, issue.id desc
             limit 1000
            """)
                .param("county", Bound.county())
                .param("from", from)
                .param("to", to)
                .param("categories", categories.toArray(String[]::new))
                .param("states", states.toArray(String[]::new))
                .query(IssueRow::read)
                .list();
    }

    /** What waits within reach for one of these levels, the most urgent first. */
    List<Issue> waiting(List<String> holders) {
        return jdbc.sql("""
            select issue.*, null as answer_body
              from services.issue issue
             where county_code = :county and state in ('FILED', 'OPEN') and holder = any(:holders)
               and starts_with(village_code, (select store.scope()))
             order by answer_by, id
             limit 200
            """)
                .param("county", Bound.county())
                .param("holders", holders.toArray(String[]::new))
                .query(IssueRow::read)
                .list();
    }

    /** How many wait within reach for one of these levels. */
    int countWaiting(List<String> holders) {
        return jdbc.sql("""
            select count(*)
              from services.issue issue
             where county_code = :county and state in ('FILED', 'OPEN') and holder = any(:holders)
               and starts_with(village_code, (select store.scope()))
            """)
                .param("county", Bound.county())
                .param("holders", holders.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** What a resident filed or supports, the latest first. */
    List<Issue> of(UUID resident) {
        return jdbc.sql("""
            select issue.*, answer.open as answer_open, answer.body as answer_body, answer.done_by, answer.answered_at,
                   answer.office
              from services.issue_support support
              join services.issue issue
                on issue.county_code = support.county_code and issue.id = support.issue_id
              left join services.issue_answer answer
                     on answer.county_code = issue.county_code and answer.issue_id = issue.id
             where support.county_code = :county and support.resident_id = :resident
             order by support.at desc, support.id desc
             limit 200
            """)
                .param("county", Bound.county())
                .param("resident", resident)
                .query(IssueRow::read)
                .list();
    }
}
