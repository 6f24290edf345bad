package org.xiangli.domain.services;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.store.Bound;

/** What the desk keeps of applications, in the database. */
@Repository
class ApplicationTable {

    /** The desk's part of an application; the rest is its case. */
    record Row(
            String item,
            int catalogueVersion,
            Channel channel,
            Optional<String> phone,
            Locale language,
            Optional<UUID> mandate,
            Optional<LocalDate> deliveredOn) {}

    private final JdbcClient jdbc;

    ApplicationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CaseFile file, Draft draft, UUID by) {
        jdbc.sql("""
            insert into services.application
                   (county_code, id, village_code, resident_id, number, item_code, catalogue_version, channel, phone,
                    language, mandate_id, taken_at, taken_by)
            values (:county, :id, :village, :resident, :number, :item, :version, :channel, :phone,
                    :language, :mandate, :at, :by)
            on conflict (county_code, id) do nothing
            """)
                .param("county", file.county())
                .param("id", file.id())
                .param("village", file.village().value())
                .param("resident", file.subject())
                .param("number", file.number())
                .param("item", file.matter())
                .param("version", file.catalogueVersion())
                .param("channel", draft.channel().name())
                .param("phone", draft.phone().orElse(null))
                .param("language", draft.language().toLanguageTag())
                .param("mandate", draft.mandate().orElse(null))
                .param("at", OffsetDateTime.ofInstant(file.openedAt(), java.time.ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** What was filed under a mandate, the latest first, at most 50. */
    List<UUID> under(UUID mandate) {
        return jdbc.sql("""
            select application.id
              from services.mandate
              join services.application
                on application.county_code = mandate.county_code and application.resident_id = mandate.resident_id
                   and application.mandate_id = mandate.id
             where mandate.county_code = :county and mandate.id = :mandate
             order by application.id desc
             limit 50
            """)
                .param("county", Bound.county())
                .param("mandate", mandate)
                .query(UUID.class)
                .list();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("""
            select * from services.application where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(ApplicationTable::row)
                .optional();
    }

    Map<String, PaperMark> marks(UUID application) {
        var marks = new HashMap<String, PaperMark>();
        jdbc.sql("""
            select code, state, promised_for
              from services.paper
             where county_code = :county and application_id = :application
             order by code
            """)
                .param("county", Bound.county())
                .param("application", application)
                .query((row, number) -> marks.put(
                        row.getString("code"),
                        new PaperMark(
                                PaperState.valueOf(row.getString("state")),
                                Optional.ofNullable(row.getObject("promised_for", LocalDate.class)))))
                .list();
        return marks;
    }

    void mark(CaseFile file, Map<String, PaperMark> marks, OffsetDateTime at, UUID by) {
        var codes = marks.keySet().stream().sorted().toList();
        jdbc.sql("""
            insert into services.paper
                   (county_code, application_id, code, village_code, resident_id, state, promised_for,
                    checked_at, checked_by)
            select :county, :application, code, :village, :resident, state, promised_for, :at, :by
              from unnest(:codes, :states, :days::date[]) as noted (code, state, promised_for)
            on conflict (county_code, application_id, code) do update
               set state = excluded.state, promised_for = excluded.promised_for,
                   checked_at = excluded.checked_at, checked_by = excluded.checked_by
            """)
                .param("county", file.county())
                .param("application", file.id())
                .param("village", file.village().value())
                .param("resident", file.subject())
                .param("at", at)
                .param("by", by)
                .param("codes", codes.toArray(String[]::new))
                .param(
                        "states",
                        codes.stream()
                                .map(code -> marked(marks, code).state().name())
                                .toArray(String[]::new))
                .param(
                        "days",
                        codes.stream()
                                .map(code -> marked(marks, code)
                                        .promisedFor()
                                        .map(LocalDate::toString)
                                        .orElse(null))
                                .toArray(String[]::new))
                .update();
    }

    void setPickup(UUID id, String digest) {
        jdbc.sql("""
            update services.application
               set pickup_digest = :digest, pickup_failures = 0
             where county_code = :county and id = :id
            """)
                .param("digest", digest)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    void delivered(UUID id, LocalDate day) {
        jdbc.sql("""
            update services.application
               set delivered_on = :day
             where county_code = :county and id = :id and delivered_on is null
            """)
                .param("day", day)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    private static PaperMark marked(Map<String, PaperMark> marks, String code) {
        return marks.getOrDefault(code, PaperMark.of(PaperState.MISSING));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("item_code"),
                row.getInt("catalogue_version"),
                Channel.valueOf(row.getString("channel")),
                Optional.ofNullable(row.getString("phone")),
                Locale.forLanguageTag(row.getString("language")),
                Optional.ofNullable(row.getObject("mandate_id", UUID.class)),
                Optional.ofNullable(row.getObject("delivered_on", LocalDate.class)));
    }
}
