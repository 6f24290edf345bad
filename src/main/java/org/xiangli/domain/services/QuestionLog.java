package org.xiangli.domain.services;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;

/** Questions and answers in the database. */
@Repository
class QuestionLog {

    private final JdbcClient jdbc;

    QuestionLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Question question, OffsetDateTime at, @Nullable UUID by) {
        jdbc.sql("""
            insert into services.question
                   (county_code, id, village_code, resident_id, channel, item_code, catalogue_version, asked,
                    asked_at, noted_by, due_on)
            values (:county, :id, :village, :resident, :channel, :item, :version, :asked, :at, :by, :due)
            on conflict (county_code, id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", question.id())
                .param("village", question.village().value())
                .param("resident", question.resident().orElse(null))
                .param("channel", question.channel().name())
                .param("item", question.item().orElse(null))
                .param("version", question.catalogueVersion())
                .param("asked", question.asked())
                .param("at", at)
                .param("by", by)
                .param("due", question.dueOn())
                .update();
    }

    Optional<Question> find(UUID id) {
        return jdbc.sql("""
            select * from services.question where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(QuestionLog::question)
                .optional();
    }

    /** Unanswered questions within reach, the most urgent first; above the village those passed up or overdue only. */
    List<Question> open(boolean aboveVillage, LocalDate today) {
        return jdbc.sql("""
            select *
              from services.question
             where county_code = :county and answered_at is null
               and (not :above or passed_up_at is not null or due_on < :today)
             order by due_on, id
             limit 200
            """)
                .param("county", Bound.county())
                .param("above", aboveVillage)
                .param("today", today)
                .query(QuestionLog::question)
                .list();
    }

    /** A resident's questions, the latest first. */
    List<Question> of(UUID resident) {
        return jdbc.sql("""
            select *
              from services.question
             where county_code = :county and resident_id = :resident
             order by asked_at desc, id desc
             limit 200
            """)
                .param("county", Bound.county())
                .param("resident", resident)
                .query(QuestionLog::question)
                .list();
    }

    void passUp(UUID id, OffsetDateTime at) {
        jdbc.sql("""
            update services.question
               set passed_up_at = :at
             where county_code = :county and id = :id and passed_up_at is null and answered_at is null
            """)
                .param("at", at)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    /** Whether it was still to be answered. */
    boolean answer(UUID id, Said said, OffsetDateTime at, UUID by) {
        return jdbc.sql("""
            update services.question
               set answer = :answer, card = :card, item_code = coalesce(:item, item_code),
                   catalogue_version = :version, answered_at = :at, answered_by = :by
             where county_code = :county and id = :id and answered_at is null
            """)
                        .param("answer", said.answer())
                        .param("card", said.card())
                        .param("item", said.item())
                        .param("version", said.catalogueVersion())
                        .param("at", at)
                        .param("by", by)
                        .param("county", Bound.county())
                        .param("id", id)
                        .update()
                == 1;
    }

    void followUp(UUID id, String text) {
        jdbc.sql("""
            update services.question
               set follow_up = :text
             where county_code = :county and id = :id and answered_at is not null
            """)
                .param("text", text)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    QuestionSheet sheet(DivisionCode where, OffsetDateTime from, OffsetDateTime until, String zone) {
        return jdbc.sql("""
            select count(*) as asked, count(answered_at) as answered,
                   count(*) filter (where cast(answered_at at time zone :zone as date) <= due_on) as in_time,
                   percentile_disc(0.5) within group (
                       order by cast(extract(epoch from answered_at - asked_at) as bigint) / 60)
                       filter (where answered_at is not null) as median
              from services.question
             where county_code = :county and starts_with(village_code, :where)
               and asked_at >= :from and asked_at < :until
            """)
                .param("zone", zone)
                .param("county", Bound.county())
                .param("where", where.value())
                .param("from", from)
                .param("until", until)
                .query((row, number) -> new QuestionSheet(
                        row.getInt("asked"),
                        row.getInt("answered"),
                        row.getInt("in_time"),
                        Optional.ofNullable(row.getObject("median", Long.class))))
                .single();
    }

    /** How often each item's questions found no approved answer, the most often first: where its guide should say more. */
    Map<String, Integer> unguided(DivisionCode where, OffsetDateTime from) {
        record Count(String item, int times) {}
        return jdbc
                .sql("""
                    select item_code, count(*) as times
                      from services.question
                     where county_code = :county and starts_with(village_code, :where) and asked_at >= :from
                       and item_code is not null and answered_at is not null and card is null
                     group by item_code
                     order by times desc, item_code
                    """)
                .param("county", Bound.county())
                .param("where", where.value())
                .param("from", from)
                .query((row, number) -> new Count(row.getString("item_code"), row.getInt("times")))
                .list()
                .stream()
                .collect(Collectors.toMap(Count::item, Count::times, Integer::sum, java.util.LinkedHashMap::new));
    }

    /** An answer, and what it rests on. */
    record Said(
            String answer, @Nullable String card, @Nullable String item, int catalogueVersion) {}

    private static Question question(ResultSet row, int number) throws SQLException {
        return new Question(
                row.getObject("id", UUID.class),
                new DivisionCode(row.getString("village_code")),
                Optional.ofNullable(row.getObject("resident_id", UUID.class)),
                Channel.valueOf(row.getString("channel")),
                Optional.ofNullable(row.getString("item_code")),
                row.getInt("catalogue_version"),
                row.getString("asked"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class),
                Optional.ofNullable(row.getObject("passed_up_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("card")),
                Optional.ofNullable(row.getString("answer")),
                Optional.ofNullable(row.getObject("answered_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("follow_up")));
    }
}
