package org.xiangli.domain.services.coverage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.coverage.Compliance.Check;
import org.xiangli.domain.services.coverage.Compliance.Improvement;
import org.xiangli.domain.services.coverage.Compliance.Sample;

/** Samples and improvements in the database. */
@Repository
class QualityTable {

    private final JdbcClient jdbc;

    QualityTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Draws by a digest of quarter and case: nobody picks, and drawing again picks the same. */
    int draw(Quarter quarter, int each, OffsetDateTime at, UUID by) {
        return jdbc.sql("""
            insert into services.quality_sample
                   (county_code, quarter, application_id, item_code, village_code, number, drawn_at, drawn_by)
            select county_code, :quarter, id, item_code, village_code, number, :at, :by
              from (select county_code, id, item_code, village_code, number,
                           row_number() over (partition by item_code order by md5(:quarter || id::text), id) as place
                      from services.application
                     where county_code = :county and delivered_on between :first and :last) as delivered
             where place <= :each
            on conflict (county_code, quarter, application_id) do nothing
            """)
                .param("county", Bound.county())
                .param("quarter", quarter.toString())
                .param("first", quarter.first())
                .param("last", quarter.last())
                .param("each", each)
                .param("at", at)
                .param("by", by)
                .update();
    }

    /** The sample of a quarter, in order of item and number. */
    List<Sample> samples(Quarter quarter) {
        return jdbc.sql("""
            select application_id, number, item_code, judged_on, failed
              from services.quality_sample
             where county_code = :county and quarter = :quarter
             order by item_code, number
            """)
                .param("county", Bound.county())
                .param("quarter", quarter.toString())
                .query(QualityTable::sample)
                .list();
    }

    /** False when it was judged before. */
    boolean judge(Quarter quarter, UUID application, Set<Check> failed, LocalDate on, UUID by) {
        return jdbc.sql("""
            update services.quality_sample
               set judged_on = :on, judged_by = :by, failed = :failed
             where county_code = :county and quarter = :quarter and application_id = :application
               and judged_on is null
            """)
                        .param("county", Bound.county())
                        .param("quarter", quarter.toString())
                        .param("application", application)
                        .param(
                                "failed",
                                failed.stream().map(Check::name).sorted().toArray(String[]::new))
                        .param("on", on)
                        .param("by", by)
                        .update()
                == 1;
    }

    void open(Quarter quarter, String item, String owner, LocalDate due, LocalDate on, UUID by) {
        jdbc.sql("""
            insert into services.improvement (county_code, quarter, item_code, owner, due_on, opened_on, opened_by)
            values (:county, :quarter, :item, :owner, :due, :on, :by)
            on conflict (county_code, quarter, item_code) do nothing
            """)
                .param("county", Bound.county())
                .param("quarter", quarter.toString())
                .param("item", item)
                .param("owner", owner)
                .param("due", due)
                .param("on", on)
                .param("by", by)
                .update();
    }

    boolean finish(Quarter quarter, String item, String what, LocalDate on, UUID by) {
        return jdbc.sql("""
            update services.improvement
               set done_on = :on, done_by = :by, what = :what
             where county_code = :county and quarter = :quarter and item_code = :item and done_on is null
            """)
                        .param("county", Bound.county())
                        .param("quarter", quarter.toString())
                        .param("item", item)
                        .param("what", what)
                        .param("on", on)
                        .param("by", by)
                        .update()
                == 1;
    }

    List<Improvement> improvements(Quarter quarter) {
        return jdbc.sql("""
            select item_code, owner, due_on, opened_on, done_on, what
              from services.improvement
             where county_code = :county and quarter = :quarter
             order by due_on, item_code
            """)
                .param("county", Bound.county())
                .param("quarter", quarter.toString())
                .query((row, number) -> new Improvement(
                        row.getString("item_code"),
                        row.getString("owner"),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("opened_on", LocalDate.class),
                        Optional.ofNullable(row.getObject("done_on", LocalDate.class)),
                        Optional.ofNullable(row.getString("what"))))
                .list();
    }

    /** What is still to be put right, the most urgent first. */
    List<QualityBook.Task> open() {
        return jdbc.sql("""
            select quarter, item_code, owner, due_on
              from services.improvement
             where county_code = :county and done_on is null
             order by due_on, quarter, item_code
             limit 50
            """)
                .param("county", Bound.county())
                .query((row, number) -> new QualityBook.Task(
                        row.getString("quarter"),
                        row.getString("item_code"),
                        row.getString("owner"),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    private static Sample sample(ResultSet row, int number) throws SQLException {
        var failed = row.getArray("failed");
        return new Sample(
                row.getObject("application_id", UUID.class),
                row.getString("number"),
                row.getString("item_code"),
                Optional.ofNullable(row.getObject("judged_on", LocalDate.class)),
                failed == null ? Set.of() : checks((String[]) failed.getArray()));
    }

    private static Set<Check> checks(String[] names) {
        return Arrays.stream(names)
                .map(Check::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Check.class)));
    }
}
