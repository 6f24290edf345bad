package org.xiangli.domain.services.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.tables.TableImport.State;
import org.xiangli.kernel.DivisionCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of tables handed in. Every write of a worker demands that it still holds the table. */
@Repository
class TableShelf {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    TableShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TableImport table, UUID key) {
        jdbc.sql("""
            insert into services.table_import
                   (county_code, id, division_code, by_account, by_post, by_name, language, item_code, file_name, size,
                    handed_in_at, state, touched_at, idempotency_key)
            values (:county, :id, :division, :account, :post, :name, :language, :item, :file, :size,
                    :now, :state, :now, :key)
            """)
                .param("county", Bound.county())
                .param("id", table.id())
                .param("division", table.division().value())
                .param("account", table.account())
                .param("post", table.post())
                .param("name", table.name())
                .param("language", table.language().toLanguageTag())
                .param("item", table.item())
                .param("file", table.fileName())
                .param("size", table.size())
                .param("now", at(table.handedInAt()))
                .param("state", table.state().name())
                .param("key", key)
                .update();
    }

    void sized(UUID id, long size) {
        jdbc.sql("update services.table_import set size = :size where county_code = :county and id = :id")
                .param("size", size)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    Optional<TableImport> find(UUID id) {
        return jdbc.sql("select * from services.table_import where county_code = :county and id = :id")
                .param("county", Bound.county())
                .param("id", id)
                .query(TableShelf::table)
                .optional();
    }

    Optional<TableImport> withKey(UUID key) {
        return jdbc.sql("select * from services.table_import where county_code = :county and idempotency_key = :key")
                .param("county", Bound.county())
                .param("key", key)
                .query(TableShelf::table)
                .optional();
    }

    /** Those of one account, the latest first. */
    List<TableImport> of(UUID account, int most) {
        return jdbc.sql("""
            select * from services.table_import
             where county_code = :county and by_account = :account
             order by handed_in_at desc, id
             limit :most
            """)
                .param("county", Bound.county())
                .param("account", account)
                .param("most", most)
                .query(TableShelf::table)
                .list();
    }

    /** Takes hold of the one that waited longest, for a while. A worker that dies loses it when the while is over. */
    Optional<TableImport> hold(UUID worker, Instant now, Instant until) {
        return jdbc.sql("""
            with due as (
                select county_code, id from services.table_import
                 where county_code = :county and ended_at is null and (held_until is null or held_until <= :now)
                 order by touched_at, id
                 limit 1
                   for update skip locked)
            update services.table_import as held
               set held_by = :worker, held_until = :until
              from due
             where held.county_code = due.county_code and held.id = due.id
            returning held.*
            """)
                .param("county", Bound.county())
                .param("worker", worker)
                .param("now", at(now))
                .param("until", at(until))
                .query(TableShelf::table)
                .optional();
    }

    /** The table as it stands, locked until the transaction ends; empty when it is over or another worker holds it. */
    Optional<TableImport> lock(UUID id, UUID worker) {
        return jdbc.sql("""
            select * from services.table_import
             where county_code = :county and id = :id and held_by = :worker and ended_at is null
               for update
            """)
                .param("county", Bound.county())
                .param("id", id)
                .param("worker", worker)
                .query(TableShelf::table)
                .optional();
    }

    void letGo(UUID id, UUID worker) {
        jdbc.sql("""
            update services.table_import
               set held_by = null, held_until = null
             where county_code = :county and id = :id and held_by = :worker
            """)
                .param("county", Bound.county())
                .param("id", id)
                .param("worker", worker)
                .update();
    }

    void wordsRead(UUID id, int words, Instant now, Instant until) {
        jdbc.sql("""
            update services.table_import
               set words_read = words_read + :words, touched_at = :now, held_until = :until
             where county_code = :county and id = :id
            """)
                .param("words", words)
                .param("now", at(now))
                .param("until", at(until))
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    void headingsRead(UUID id, List<String> headings, boolean since1904, int line) {
        jdbc.sql("""
            update services.table_import
               set headings = cast(:headings as jsonb), date_1904 = :since1904, last_line = :line
             where county_code = :county and id = :id
            """)
                .param("headings", JSON.writeValueAsString(headings))
                .param("since1904", since1904)
                .param("line", line)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    void rowsRead(UUID id, int rows, int line, Instant now, Instant until) {
        jdbc.sql("""
            update services.table_import
               set rows_read = rows_read + :rows, last_line = :line, touched_at = :now, held_until = :until
             where county_code = :county and id = :id
            """)
                .param("rows", rows)
                .param("line", line)
                .param("now", at(now))
                .param("until", at(until))
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    void readingDone(UUID id, int refused, Instant now) {
        jdbc.sql("""
            update services.table_import
               set state = 'TAKING', refused = refused + :refused, work_began_at = :now, touched_at = :now
             where county_code = :county and id = :id
            """)
                .param("refused", refused)
                .param("now", at(now))
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    void settled(UUID id, int taken, int known, int refused, Instant now, Instant until) {
        jdbc.sql("""
            update services.table_import
               set taken = taken + :taken, known = known + :known, refused = refused + :refused, touched_at = :now,
                   held_until = :until
             where county_code = :county and id = :id
            """)
                .param("taken", taken)
                .param("known", known)
                .param("refused", refused)
                .param("now", at(now))
                .param("until", at(until))
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    /** @return whether it was still going on */
    boolean end(UUID id, State state, @Nullable String why, Instant now) {
        return jdbc.sql("""
            update services.table_import
               set state = :state, why = :why, ended_at = :now, touched_at = :now, held_by = null, held_until = null
             where county_code = :county and id = :id and ended_at is null
            """)
                        .param("state", state.name())
                        .param("why", why)
                        .param("now", at(now))
                        .param("county", Bound.county())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Those that ended before a moment and are kept still. */
    List<UUID> endedBefore(Instant moment) {
        return jdbc.sql("""
            select id from services.table_import
             where county_code = :county and ended_at < :moment and erased_at is null
             order by ended_at, id
            """)
                .param("county", Bound.county())
                .param("moment", at(moment))
                .query(UUID.class)
                .list();
    }

    void erased(UUID id, Instant now) {
        jdbc.sql("update services.table_import set erased_at = :now where county_code = :county and id = :id")
                .param("now", at(now))
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static TableImport table(ResultSet row, int number) throws SQLException {
        return new TableImport(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("division_code")),
                row.getObject("by_account", UUID.class),
                row.getObject("by_post", UUID.class),
                row.getString("by_name"),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("item_code"),
                row.getString("file_name"),
                row.getLong("size"),
                moment(row, "handed_in_at").orElseThrow(),
                State.valueOf(row.getString("state")),
                row.getBoolean("date_1904"),
                JSON.readTree(row.getString("headings")).values().stream()
                        .map(JsonNode::asString)
                        .toList(),
                row.getInt("words_read"),
                row.getInt("rows_read"),
                row.getInt("last_line"),
                row.getInt("taken"),
                row.getInt("known"),
                row.getInt("refused"),
                Optional.ofNullable(row.getString("why")),
                moment(row, "work_began_at"),
                moment(row, "touched_at").orElseThrow(),
                moment(row, "ended_at"),
                moment(row, "erased_at").isPresent());
    }
}
