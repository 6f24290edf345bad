package org.xiangli.domain.services.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;
import org.xiangli.kernel.DivisionCode;
import tools.jackson.databind.node.ObjectNode;

/** The filled forms, in the database. */
@Repository
class SheetTable {

    private final JdbcClient jdbc;

    SheetTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a draft unless she has one of this item already. */
    void begin(UUID id, DivisionCode village, UUID resident, ServiceForm form, OffsetDateTime now, UUID by) {
        jdbc.sql("""
            insert into services.sheet
                   (county_code, id, village_code, resident_id, item_code, form_version, answers, papers,
                    started_at, started_by, touched_at)
            values (:county, :id, :village, :resident, :item, :version, '{}', '{}', :now, :by, :now)
            on conflict (county_code, resident_id, item_code) where case_id is null do nothing
            """)
                .param("county", Bound.county())
                .param("id", id)
                .param("village", village.value())
                .param("resident", resident)
                .param("item", form.item())
                .param("version", form.version())
                .param("now", now)
                .param("by", by)
                .update();
    }

    /** Adds a form that is handed in at once, unless the case has one. */
    void file(Sheet sheet, OffsetDateTime now, UUID by) {
        jdbc.sql("""
            insert into services.sheet
                   (county_code, id, village_code, resident_id, item_code, form_version, answers, papers,
                    from_register, started_at, started_by, touched_at, case_id, handed_in_at)
            values (:county, :id, :village, :resident, :item, :version, :answers::jsonb, :papers::jsonb,
                    :register, :now, :by, :now, :case, :now)
            on conflict (county_code, case_id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", sheet.id())
                .param("village", sheet.village().value())
                .param("resident", sheet.resident())
                .param("item", sheet.item())
                .param("version", sheet.formVersion())
                .param("answers", sheet.answers().toString())
                .param("papers", write(sheet.papers()))
                .param("register", sheet.fromRegister().stream().sorted().toArray(String[]::new))
                .param("now", now)
                .param("by", by)
                .param("case", sheet.caseId().orElse(null))
                .update();
    }

    Optional<Sheet> draft(UUID resident, String item) {
        return jdbc.sql("""
            select * from services.sheet
             where county_code = :county and resident_id = :resident and item_code = :item and case_id is null
            """)
                .param("county", Bound.county())
                .param("resident", resident)
                .param("item", item)
                .query(SheetTable::read)
                .optional();
    }

    List<Sheet> drafts(UUID resident) {
        return jdbc.sql("""
            select * from services.sheet
             where county_code = :county and resident_id = :resident and case_id is null
             order by touched_at desc, id
            """)
                .param("county", Bound.county())
                .param("resident", resident)
                .query(SheetTable::read)
                .list();
    }

    Optional<Sheet> find(UUID id) {
        return jdbc.sql("select * from services.sheet where county_code = :county and id = :id")
                .param("county", Bound.county())
                .param("id", id)
                .query(SheetTable::read)
                .optional();
    }

    Optional<Sheet> ofCase(UUID caseId) {
        return jdbc.sql("select * from services.sheet where county_code = :county and case_id = :case")
                .param("county", Bound.county())
                .param("case", caseId)
                .query(SheetTable::read)
                .optional();
    }

    void answer(UUID id, ObjectNode answers, OffsetDateTime now) {
        jdbc.sql("""
            update services.sheet
               set answers = :answers::jsonb, touched_at = :now
             where county_code = :county and id = :id and case_id is null
            """)
                .param("answers", answers.toString())
                .param("now", now)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    void papers(UUID id, Map<String, PaperMark> papers, OffsetDateTime now) {
        jdbc.sql("""
            update services.sheet
               set papers = :papers::jsonb, touched_at = :now
             where county_code = :county and id = :id and case_id is null
            """)
                .param("papers", write(papers))
                .param("now", now)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    /** Moves a draft to the form as it is now, and remembers the first version she saw. */
    void bring(UUID id, int version) {
        jdbc.sql("""
            update services.sheet
               set changed_from = coalesce(changed_from, form_version), form_version = :version
             where county_code = :county and id = :id and case_id is null and form_version <> :version
            """)
                .param("version", version)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    void handIn(UUID id, ObjectNode answers, Set<String> fromRegister, UUID caseId, OffsetDateTime now) {
        jdbc.sql("""
            update services.sheet
               set answers = :answers::jsonb, from_register = :register, case_id = :case, handed_in_at = :now,
                   touched_at = :now
             where county_code = :county and id = :id and case_id is null
            """)
                .param("answers", answers.toString())
                .param("register", fromRegister.stream().sorted().toArray(String[]::new))
                .param("case", caseId)
                .param("now", now)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    void correct(UUID caseId, ObjectNode answers, OffsetDateTime now, UUID by) {
        jdbc.sql("""
            update services.sheet
               set answers = :answers::jsonb, corrected_at = :now, corrected_by = :by
             where county_code = :county and case_id = :case
            """)
                .param("answers", answers.toString())
                .param("now", now)
                .param("by", by)
                .param("county", Bound.county())
                .param("case", caseId)
                .update();
    }

    boolean discard(UUID id) {
        return jdbc.sql("delete from services.sheet where county_code = :county and id = :id and case_id is null")
                        .param("county", Bound.county())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Removes the drafts nobody touched since. @return which they were */
    List<UUID> discardBefore(OffsetDateTime moment) {
        return jdbc.sql("""
            delete from services.sheet
             where county_code = :county and case_id is null and touched_at < :moment
            returning id
            """)
                .param("county", Bound.county())
                .param("moment", moment)
                .query(UUID.class)
                .list();
    }

    private static Sheet read(ResultSet row, int number) throws SQLException {
        return new Sheet(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("village_code")),
                row.getObject("resident_id", UUID.class),
                row.getString("item_code"),
                row.getInt("form_version"),
                Optional.ofNullable(row.getObject("changed_from", Integer.class)),
                (ObjectNode) FormReader.JSON.readTree(row.getString("answers")),
                papers(row.getString("papers")),
                Set.of((String[]) row.getArray("from_register").getArray()),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("touched_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("case_id", UUID.class)));
    }

    private static String write(Map<String, PaperMark> papers) {
        var all = FormReader.JSON.createObjectNode();
        papers.forEach((code, mark) -> {
            var one = all.putObject(code).put("state", mark.state().name());
            mark.promisedFor().ifPresent(day -> one.put("for", day.toString()));
        });
        return all.toString();
    }

    private static Map<String, PaperMark> papers(String written) {
        var papers = new LinkedHashMap<String, PaperMark>();
        FormReader.JSON.readTree(written).properties().forEach(entry -> {
            var day = entry.getValue().path("for").asString("");
            papers.put(
                    entry.getKey(),
                    new PaperMark(
                            PaperState.valueOf(entry.getValue().path("state").asString()),
                            day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day))));
        });
        return papers;
    }
}
