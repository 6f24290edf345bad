package org.xiangli.domain.services.coverage;

import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.people.Headcount;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ServiceFamily;
import org.xiangli.domain.services.coverage.GapTable.Figure;
import org.xiangli.domain.services.coverage.GapTable.Measure;
import org.xiangli.domain.services.coverage.GapTable.Side;
import org.xiangli.kernel.DivisionCode;

/**
 * Counts town and countryside from what the house knows (R042): the points of villages and of urban communities, the
 * register of residents, and the cases decided. What it does not know it leaves out. The side is that of the committee,
 * by its place in the official code: residents' committees (001–199, 400–499) are the town, villagers' the countryside.
 * Figures are hundredths, rounded half up, on whole numbers.
 */
@Component
class GapCounts {

    private final JdbcClient jdbc;
    private final Headcount people;
    private final WorkingDays workingDays;
    private final Clock clock;

    GapCounts(JdbcClient jdbc, Headcount people, WorkingDays workingDays, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** The side a village or community lies on. */
    static Side side(DivisionCode village) {
        return "014".indexOf(village.value().charAt(9)) >= 0 ? Side.URBAN : Side.RURAL;
    }

    /**
     * What can be counted of a year on a day of it. Points, people and minutes are those of that day.
     *
     * @param items those in force
     * @param source what stands beside each figure
     */
    List<Figure> of(int year, LocalDate on, List<Item> items, String source) {
        var points = points(on);
        var heads = new EnumMap<Side, Long>(Side.class);
        people.byVillage(DivisionCode.of(Bound.county()))
                .forEach((village, count) -> heads.merge(side(village), (long) count, Long::sum));
        var decided = decided(year);
        var figures = new ArrayList<Figure>();
        for (var family : ServiceFamily.values()) {
            var codes = items.stream()
                    .filter(item -> item.family() == family)
                    .map(Item::code)
                    .collect(Collectors.toSet());
            for (var side : Side.values()) {
                var serving = points.stream()
                        .filter(point -> side(point.village) == side && point.serves(codes))
                        .toList();
                var count = heads.getOrDefault(side, 0L);
                // Without people on a side there is no such side; with people and no point the figure is 0.
                if (count > 0) {
                    add(figures, year, family, Measure.POINTS, side, ratio(serving.size() * 1000L, count), source);
                }
                var minutes = serving.stream().mapToLong(Point::minutes).sum();
                add(figures, year, family, Measure.HOURS, side, ratio(minutes, serving.size() * 60L), source);
                add(figures, year, family, Measure.DAYS, side, days(decided, codes, side), source);
                add(figures, year, family, Measure.MINUTES, side, travel(points, codes, side), source);
            }
        }
        return figures;
    }

    /** A point of a village that is open on the day, and how many minutes a week. */
    private record Point(DivisionCode village, Set<String> items, long minutes, Map<String, Integer> from) {

        boolean serves(Set<String> codes) {
            return !codes.isEmpty() && (items.isEmpty() || items.stream().anyMatch(codes::contains));
        }
    }

    private record Decided(DivisionCode village, String item, LocalDate taken, LocalDate decided, int count) {}

    private List<Point> points(LocalDate on) {
        var from = new HashMap<UUID, Map<String, Integer>>();
        jdbc.sql("""
            select point_id, village_code, min(minutes) as minutes
              from services.point_minutes
             where county_code = :county
             group by point_id, village_code
             order by point_id, village_code
            """)
                .param("county", Bound.county())
                .query((row, number) -> from.computeIfAbsent(
                                row.getObject("point_id", UUID.class), id -> new HashMap<>())
                        .put(row.getString("village_code"), row.getInt("minutes")))
                .list();
        return jdbc.sql("""
            select point.id, point.division_code, point.items,
                   coalesce(sum(extract(epoch from hours.closes - hours.opens) / 60), 0)::bigint as minutes
              from services.point
              left join services.point_hours hours
                on hours.county_code = point.county_code and hours.point_id = point.id
             where point.county_code = :county and length(point.division_code) = 12 and point.open_from <= :on
               and (point.open_to is null or point.open_to >= :on)
             group by point.id, point.division_code, point.items
             order by point.id
            """)
                .param("county", Bound.county())
                .param("on", on)
                .query((row, number) -> new Point(
                        new DivisionCode(row.getString("division_code")),
                        Set.copyOf(
                                Arrays.asList((String[]) row.getArray("items").getArray())),
                        row.getLong("minutes"),
                        Map.copyOf(from.getOrDefault(row.getObject("id", UUID.class), Map.of()))))
                .list();
    }

    private List<Decided> decided(int year) {
        return jdbc.sql("""
            select outcome.village_code, outcome.item_code,
                   cast(application.taken_at at time zone :zone as date) as taken,
                   outcome.decided_on, count(*) as cases
              from services.outcome
              join services.application
                on application.county_code = outcome.county_code and application.id = outcome.application_id
             where outcome.county_code = :county and outcome.decided_on between :first and :last
             group by 1, 2, 3, 4
             order by 1, 2, 3, 4
            """)
                .param("county", Bound.county())
                .param("zone", clock.getZone().getId())
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .query((row, number) -> new Decided(
                        new DivisionCode(row.getString("village_code")),
                        row.getString("item_code"),
                        row.getObject("taken", LocalDate.class),
                        row.getObject("decided_on", LocalDate.class),
                        row.getInt("cases")))
                .list();
    }

    private Optional<Long> days(List<Decided> decided, Set<String> codes, Side side) {
        var own = decided.stream()
                .filter(one -> side(one.village) == side && codes.contains(one.item))
                .toList();
        var days = own.stream()
                .mapToLong(one -> (long) workingDays.between(one.taken, one.decided) * one.count)
                .sum();
        return ratio(days, own.stream().mapToLong(Decided::count).sum());
    }

    /** Each village's way to the nearest point that serves the family, on average; a village without a known way is left out. */
    private static Optional<Long> travel(List<Point> points, Set<String> codes, Side side) {
        var nearest = new HashMap<String, Integer>();
        points.stream()
                .filter(point -> point.serves(codes))
                .forEach(point -> point.from.forEach((village, minutes) -> {
                    if (side(new DivisionCode(village)) == side) {
                        nearest.merge(village, minutes, Math::min);
                    }
                }));
        return ratio(nearest.values().stream().mapToLong(Integer::longValue).sum(), nearest.size());
    }

    /** Hundredths of a quotient, half up; empty where there is nothing to divide by. */
    private static Optional<Long> ratio(long counter, long denominator) {
        if (denominator == 0) {
            return Optional.empty();
        }
        var doubled =
                BigInteger.valueOf(counter).multiply(BigInteger.valueOf(200)).add(BigInteger.valueOf(denominator));
        return Optional.of(doubled.divide(BigInteger.valueOf(denominator).multiply(BigInteger.TWO))
                .longValueExact());
    }

    private static void add(
            List<Figure> figures,
            int year,
            ServiceFamily family,
            Measure measure,
            Side side,
            Optional<Long> hundredths,
            String source) {
        hundredths.ifPresent(value -> figures.add(new Figure(year, family, measure, side, value, source)));
    }
}
