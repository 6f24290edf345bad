package org.xiangli.domain.services.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ratio;
import org.xiangli.kernel.Refusal;

/**
 * How often residents had to leave the village for their matters (办事不出村, R047). Asked when the result has been handed
 * over: the clerk notes it, and the resident's own word replaces his.
 */
@Service
@Transactional
public class Trips {

    static final int MOST = 99;

    private final JdbcClient jdbc;
    private final Clock clock;

    Trips(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One village, or all together.
     *
     * @param closed matters whose result was handed over
     * @param counted those of them for which the trips were noted
     * @param none those of them without a trip
     * @param medianDays calendar days from taking in to handing over, over all closed: the lower middle one
     */
    public record Line(String village, int closed, int counted, int none, Optional<Integer> medianDays) {

        /** The share without a trip, of those counted; empty while none was. */
        public Optional<Ratio> share() {
            return counted == 0 ? Optional.empty() : Optional.of(new Ratio(none, counted));
        }
    }

    /**
     * Notes how often the resident left the village for a matter.
     *
     * @throws Refusal {@code quality.trips.early} before the result was handed over, {@code quality.trips.number},
     *     {@code quality.trips.noted} when a clerk would replace what the resident said
     */
    public void note(UUID application, int trips) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK, PostKind.RESIDENT);
        if (trips < 0 || trips > MOST) {
            throw new Refusal("quality.trips.number", QualityLaw.TRIPS, MOST);
        }
        var own = acting.kind() == PostKind.RESIDENT;
        var written = jdbc.sql("""
            insert into services.resident_trips
                   (county_code, application_id, village_code, resident_id, item_code, trips, taken_on, delivered_on,
                    noted_at, noted_by)
            select county_code, id, village_code, resident_id, item_code, :trips,
                   cast(taken_at at time zone :zone as date), delivered_on, :now, :by
              from services.application
             where county_code = :county and id = :application and delivered_on is not null
               and (not :own or resident_id = :self)
            on conflict (county_code, application_id) do update
               set trips = excluded.trips, noted_at = excluded.noted_at, noted_by = excluded.noted_by
             where :own or resident_trips.noted_by = excluded.noted_by
            """)
                .param("trips", trips)
                .param("zone", clock.getZone().getId())
                .param("now", OffsetDateTime.now(clock))
                .param("by", acting.account())
                .param("county", Bound.county())
                .param("application", application)
                .param("own", own)
                .param("self", acting.resident())
                .update();
        if (written == 0) {
            throw new Refusal(
                    of(application).isPresent() ? "quality.trips.noted" : "quality.trips.early", QualityLaw.TRIPS);
        }
    }

    /** What was noted for a matter. */
    @Transactional(readOnly = true)
    public Optional<Integer> of(UUID application) {
        return jdbc.sql("""
            select trips
              from services.resident_trips
             where county_code = :county and application_id = :application
            """)
                .param("county", Bound.county())
                .param("application", application)
                .query(Integer.class)
                .optional();
    }

    /** The villages of a division with matters closed between two days, both included, in the order of their codes. */
    @Transactional(readOnly = true)
    public List<Line> byVillage(DivisionCode where, LocalDate from, LocalDate to) {
        return lines(where, from, to, 12);
    }

    /** All of a division together. */
    @Transactional(readOnly = true)
    public Line together(DivisionCode where, LocalDate from, LocalDate to) {
        var lines = lines(where, from, to, 0);
        return lines.isEmpty() ? new Line("", 0, 0, 0, Optional.empty()) : lines.getFirst();
    }

    private List<Line> lines(DivisionCode where, LocalDate from, LocalDate to, int digits) {
        return jdbc.sql("""
            select substr(application.village_code, 1, :digits) as village, count(*) as closed,
                   count(noted.trips) as counted, count(*) filter (where noted.trips = 0) as none,
                   percentile_disc(0.5) within group (
                       order by application.delivered_on - cast(application.taken_at at time zone :zone as date))
                       as median
              from services.application application
              left join services.resident_trips noted
                on noted.county_code = application.county_code and noted.application_id = application.id
             where application.county_code = :county and starts_with(application.village_code, :where)
               and application.delivered_on between :from and :to
             group by village
             order by village
            """)
                .param("digits", digits)
                .param("zone", clock.getZone().getId())
                .param("county", Bound.county())
                .param("where", where.value())
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Line(
                        row.getString("village"),
                        row.getInt("closed"),
                        row.getInt("counted"),
                        row.getInt("none"),
                        Optional.of(row.getInt("median"))))
                .list();
    }
}
