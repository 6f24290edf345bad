package org.xiangli.domain.services.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.ServiceFamily;
import org.xiangli.domain.services.coverage.GapTable.Figure;
import org.xiangli.domain.services.coverage.GapTable.Measure;
import org.xiangli.domain.services.coverage.GapTable.Side;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * Keeps the figures of town and countryside, each with its source, and sets them side by side (R042). What the house knows
 * it counts; the rest is entered.
 */
@Service
@Transactional
public class GapBook {

    private static final RuleRef GAP = new RuleRef("SVC.GAP", "Xiangli R042", "");
    private static final long MOST = 100_000_000;

    private final JdbcClient jdbc;
    private final GapCounts counts;
    private final Catalogue catalogue;
    private final Clock clock;

    GapBook(JdbcClient jdbc, GapCounts counts, Catalogue catalogue, Clock clock) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Enters a figure, or corrects the one that stands there. The same figure again changes nothing.
     *
     * @throws Refusal {@code services.gap-year}, {@code services.gap-figure}, {@code services.gap-source},
     *     {@code access.post-not-permitted}
     */
    public void enter(Figure figure) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER);
        if (figure.year() < 2000 || figure.year() > 2100) {
            throw new Refusal("services.gap-year", GAP);
        }
        if (figure.hundredths() < 0 || figure.hundredths() > MOST) {
            throw new Refusal("services.gap-figure", GAP);
        }
        var source = figure.source().strip();
        if (source.isEmpty() || source.codePointCount(0, source.length()) > 200 || source.indexOf('\0') >= 0) {
            throw new Refusal("services.gap-source", GAP);
        }
        write(figure, source, acting, false);
    }

    /**
     * Counts the running year from the catalogue, the points, the register and the cases decided. What people entered with
     * a source of their own stays; what was counted before is counted anew.
     *
     * @return how many figures can be counted; the rest needs somebody who knows
     */
    public int count() {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER);
        var today = LocalDate.now(clock);
        var items = catalogue.served(today).stream().map(ListedItem::item).toList();
        var source = "由事项目录、服务点、人口登记和办件计算 " + today;
        var figures = counts.of(today.getYear(), today, items, source);
        figures.forEach(figure -> write(figure, source, acting, true));
        return figures.size();
    }

    private void write(Figure figure, String source, Acting acting, boolean counted) {
        jdbc.sql("""
            insert into services.gap_figure
                   (county_code, year, family, measure, side, hundredths, source, entered_at, entered_by, counted)
            values (:county, :year, :family, :measure, :side, :hundredths, :source, :at, :by, :counted)
            on conflict (county_code, year, family, measure, side) do update
               set hundredths = excluded.hundredths, source = excluded.source, counted = excluded.counted,
                   entered_at = excluded.entered_at, entered_by = excluded.entered_by
             where (gap_figure.hundredths, gap_figure.source) <> (excluded.hundredths, excluded.source)
                   and (gap_figure.counted or not excluded.counted)
            """)
                .param("counted", counted)
                .param("county", Bound.county())
                .param("year", figure.year())
                .param("family", figure.family().name())
                .param("measure", figure.measure().name())
                .param("side", figure.side().name())
                .param("hundredths", figure.hundredths())
                .param("source", source)
                .param("at", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS))
                .param("by", acting.account())
                .update();
    }

    /** The years of which anything is known, the latest first. */
    @Transactional(readOnly = true)
    public List<Integer> years() {
        return jdbc.sql("""
            select distinct year from services.gap_figure where county_code = :county order by year desc
            """)
                .param("county", Bound.county())
                .query(Integer.class)
                .list();
    }

    /** The table of one year; all nine families stand in it, whatever is known of them. */
    @Transactional(readOnly = true)
    public GapTable table(int year) {
        return GapTable.of(
                year,
                jdbc.sql("""
                    select family, measure, side, hundredths, source
                      from services.gap_figure
                     where county_code = :county and year = :year
                     order by family, measure, side
                    """)
                        .param("county", Bound.county())
                        .param("year", year)
                        .query((row, number) -> new Figure(
                                year,
                                ServiceFamily.valueOf(row.getString("family")),
                                Measure.valueOf(row.getString("measure")),
                                Side.valueOf(row.getString("side")),
                                row.getLong("hundredths"),
                                row.getString("source")))
                        .list());
    }
}
