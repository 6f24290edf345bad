package org.xiangli.domain.services.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.tables.SheetRows.Merged;
import org.xiangli.kernel.DivisionCode;
import tools.jackson.databind.JsonNode;

/** The pieces of a file, its words, and its rows as they were typed; seen by whoever handed it in and nobody else. */
@Repository
class RowShelf {

    private final JdbcClient jdbc;

    RowShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row before it is taken in. */
    record Typed(int line, List<String> cells, UUID key) {}

    /** What became of a row. */
    record Settled(
            int line,
            State state,
            Optional<UUID> resident,
            Optional<DivisionCode> village,
            Optional<UUID> application,
            List<RowProblem> problems) {}

    /** How a row stands. */
    enum State {
        WAITING,
        TAKEN,
        KNOWN,
        REFUSED
    }

    /** A row that is no application. @param problems empty when nobody came to it */
    record NotTaken(
            int line,
            List<String> cells,
            Optional<UUID> resident,
            Optional<DivisionCode> village,
            List<RowProblem> problems) {}

    void addPiece(TableImport table, int number, byte[] content) {
        jdbc.sql("""
            insert into services.table_piece (county_code, import_id, number, division_code, by_account, content)
            values (:county, :import, :number, :division, :account, :content)
            """)
                .param("county", Bound.county())
                .param("import", table.id())
                .param("number", number)
                .param("division", table.division().value())
                .param("account", table.account())
                .param("content", content)
                .update();
    }

    byte[] piece(UUID table, int number) {
        return jdbc.sql("""
            select content from services.table_piece
             where county_code = :county and import_id = :import and number = :number
            """)
                .param("county", Bound.county())
                .param("import", table)
                .param("number", number)
                .query(byte[].class)
                .single();
    }

    /** Lays words aside, the first under this number. */
    void addWords(TableImport table, int first, List<String> words) {
        jdbc.sql("""
            insert into services.table_word (county_code, import_id, number, division_code, by_account, word)
            select :county, :import, :first + place - 1, :division, :account, word
              from unnest(:words::text[]) with ordinality as said (word, place)
            on conflict (county_code, import_id, number) do nothing
            """)
                .param("county", Bound.county())
                .param("import", table.id())
                .param("first", first)
                .param("division", table.division().value())
                .param("account", table.account())
                .param("words", words.toArray(String[]::new))
                .update();
    }

    Map<Integer, String> words(UUID table, Collection<Integer> numbers) {
        var words = new HashMap<Integer, String>();
        if (!numbers.isEmpty()) {
            jdbc.sql("""
                select number, word from services.table_word
                 where county_code = :county and import_id = :import and number = any(:numbers)
                """)
                    .param("county", Bound.county())
                    .param("import", table)
                    .param("numbers", numbers.toArray(Integer[]::new))
                    .query((row, number) -> words.put(row.getInt("number"), row.getString("word")))
                    .list();
        }
        return words;
    }

    void addRows(TableImport table, List<Typed> rows) {
        jdbc.sql("""
            insert into services.table_row (county_code, import_id, line, division_code, by_account, cells, key)
            select :county, :import, line, :division, :account, cells::jsonb, key
              from unnest(:lines::integer[], :cells::text[], :keys::uuid[]) as typed (line, cells, key)
            on conflict (county_code, import_id, line) do nothing
            """)
                .param("county", Bound.county())
                .param("import", table.id())
                .param("division", table.division().value())
                .param("account", table.account())
                .param("lines", rows.stream().map(Typed::line).toArray(Integer[]::new))
                .param(
                        "cells",
                        rows.stream()
                                .map(row -> TableShelf.JSON.writeValueAsString(row.cells()))
                                .toArray(String[]::new))
                .param("keys", rows.stream().map(Typed::key).toArray(UUID[]::new))
                .update();
    }

    /** Refuses the rows that share a cell with another. @return how many */
    int refuseMerged(UUID table, List<Merged> merged, RowProblem problem) {
        return jdbc.sql("""
            update services.table_row as typed
               set state = 'REFUSED', problems = cast(:problems as jsonb)
             where typed.county_code = :county and typed.import_id = :import and typed.state = 'WAITING'
               and exists (select from unnest(:firsts::integer[], :lasts::integer[]) as merged (first, last)
                            where typed.line between merged.first and merged.last)
            """)
                .param("problems", problems(List.of(problem)))
                .param("county", Bound.county())
                .param("import", table)
                .param("firsts", merged.stream().map(Merged::first).toArray(Integer[]::new))
                .param("lasts", merged.stream().map(Merged::last).toArray(Integer[]::new))
                .update();
    }

    /** The next rows nobody has come to. */
    List<Typed> waiting(UUID table, int most) {
        return jdbc.sql("""
            select line, cells, key from services.table_row
             where county_code = :county and import_id = :import and state = 'WAITING'
             order by line
             limit :most
            """)
                .param("county", Bound.county())
                .param("import", table)
                .param("most", most)
                .query((row, number) -> new Typed(row.getInt("line"), cells(row), row.getObject("key", UUID.class)))
                .list();
    }

    /** The applications made of rows with the same words on the same day, by key. */
    Map<UUID, UUID> known(Collection<UUID> keys) {
        var known = new HashMap<UUID, UUID>();
        jdbc.sql("""
            select key, case_id from services.table_row
             where county_code = :county and key = any(:keys) and state = 'TAKEN'
            """)
                .param("county", Bound.county())
                .param("keys", keys.toArray(UUID[]::new))
                .query((row, number) ->
                        known.put(row.getObject("key", UUID.class), row.getObject("case_id", UUID.class)))
                .list();
        return known;
    }

    void settle(UUID table, Settled settled) {
        jdbc.sql("""
            update services.table_row
               set state = :state, resident_id = :resident, village_code = :village, case_id = :case,
                   problems = cast(:problems as jsonb)
             where county_code = :county and import_id = :import and line = :line and state = 'WAITING'
            """)
                .param("state", settled.state().name())
                .param("resident", settled.resident().orElse(null))
                .param("village", settled.village().map(DivisionCode::value).orElse(null))
                .param("case", settled.application().orElse(null))
                .param("problems", problems(settled.problems()))
                .param("county", Bound.county())
                .param("import", table)
                .param("line", settled.line())
                .update();
    }

    /** Rows that are no application behind a line: those refused, or with {@code unsettled} those nobody came to as well. */
    List<NotTaken> notTaken(UUID table, int after, boolean unsettled, int most) {
        return jdbc.sql("""
            select line, cells, resident_id, village_code, problems from services.table_row
             where county_code = :county and import_id = :import and line > :after
               and (state = 'REFUSED' or (:unsettled and state = 'WAITING'))
             order by line
             limit :most
            """)
                .param("county", Bound.county())
                .param("import", table)
                .param("after", after)
                .param("unsettled", unsettled)
                .param("most", most)
                .query((row, number) -> new NotTaken(
                        row.getInt("line"),
                        cells(row),
                        Optional.ofNullable(row.getObject("resident_id", UUID.class)),
                        Optional.ofNullable(row.getString("village_code")).map(DivisionCode::of),
                        problemsOf(row)))
                .list();
    }

    /** The file and its words, once its rows are read. */
    void dropFile(UUID table) {
        jdbc.sql("delete from services.table_piece where county_code = :county and import_id = :import")
                .param("county", Bound.county())
                .param("import", table)
                .update();
        jdbc.sql("delete from services.table_word where county_code = :county and import_id = :import")
                .param("county", Bound.county())
                .param("import", table)
                .update();
    }

    void dropRows(UUID table) {
        jdbc.sql("delete from services.table_row where county_code = :county and import_id = :import")
                .param("county", Bound.county())
                .param("import", table)
                .update();
    }

    private static List<String> cells(ResultSet row) throws SQLException {
        return TableShelf.JSON.readTree(row.getString("cells")).values().stream()
                .map(JsonNode::asString)
                .toList();
    }

    private static String problems(List<RowProblem> problems) {
        return TableShelf.JSON.writeValueAsString(problems);
    }

    private static List<RowProblem> problemsOf(ResultSet row) throws SQLException {
        return TableShelf.JSON.readTree(row.getString("problems")).values().stream()
                .map(problem -> new RowProblem(
                        problem.path("column").asString(""),
                        problem.path("what").asString("")))
                .toList();
    }
}
