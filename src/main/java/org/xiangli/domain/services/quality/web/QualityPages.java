package org.xiangli.domain.services.quality.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Screen;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.quality.BadRatings;
import org.xiangli.domain.services.quality.Outcomes;
import org.xiangli.domain.services.quality.RatingResults;
import org.xiangli.domain.services.quality.Trips;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** What is published of how well services are done: ratings and trips, for everybody; refusals, for the county. */
@Controller
class QualityPages {

    private final RatingResults ratings;
    private final BadRatings bad;
    private final Trips trips;
    private final Outcomes outcomes;
    private final Territory territory;
    private final Names names;
    private final Clock clock;

    QualityPages(
            RatingResults ratings,
            BadRatings bad,
            Trips trips,
            Outcomes outcomes,
            Territory territory,
            Names names,
            Clock clock) {
        this.ratings = ratings;
        this.bad = bad;
        this.trips = trips;
        this.outcomes = outcomes;
        this.territory = territory;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping("/quality")
    ModelAndView entrance() {
        return Screen.see("/quality/ratings");
    }

    @GetMapping("/quality/ratings")
    ModelAndView ratings(
            @RequestParam(name = "where", defaultValue = "") String where,
            @RequestParam(name = "month", defaultValue = "") String month) {
        var division = within(where);
        var asked = month(month);
        var below = division.value().length() < 12 ? ratings.byOffice(division, asked) : null;
        var offices = new TreeMap<String, String>();
        if (below != null) {
            below.lines().forEach(line -> offices.put(line.of(), names.division(line.of())));
        }
        return Screen.of(
                getClass(),
                "ratings",
                "quality.ratings",
                "items",
                ratings.byItem(division, asked),
                "below",
                below,
                "bad",
                bad.of(division, asked.getYear()),
                "names",
                names.items(),
                "offices",
                offices,
                "divisions",
                territory.children(division, today()),
                "where",
                division.value(),
                "name",
                names.division(division.value()),
                "month",
                asked);
    }

    /** Counts only; they are read with the county's key, so that everybody sees the same. */
    @GetMapping("/quality/trips")
    ModelAndView trips(
            @RequestParam(name = "where", defaultValue = "") String where,
            @RequestParam(name = "year", defaultValue = "0") int year) {
        var division = within(where);
        var asked = year == 0 ? today().getYear() : Math.clamp(year, 2020, 2100);
        var from = LocalDate.of(asked, 1, 1);
        var to = LocalDate.of(asked, 12, 31);
        return Bound.call(Reach.ofCounty(Bound.county()), () -> {
            var lines = trips.byVillage(division, from, to);
            var villages = new TreeMap<String, String>();
            lines.forEach(line -> villages.put(line.village(), names.division(line.village())));
            return Screen.of(
                    getClass(),
                    "trips",
                    "quality.trips",
                    "together",
                    trips.together(division, from, to),
                    "lines",
                    lines,
                    "villages",
                    Map.copyOf(villages),
                    "name",
                    names.division(division.value()),
                    "year",
                    asked);
        });
    }

    @GetMapping("/refusals")
    ModelAndView refusals(@RequestParam(name = "year", defaultValue = "0") int year) {
        var acting = Acting.current();
        acting.require(
                Stream.of(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER).toArray(PostKind[]::new));
        var asked = year == 0 ? today().getYear() : Math.clamp(year, 2020, 2100);
        return Screen.of(
                getClass(),
                "refusals",
                "quality.refusals",
                "lines",
                outcomes.byItem(acting.division(), LocalDate.of(asked, 1, 1), LocalDate.of(asked, 12, 31)),
                "names",
                names.items(),
                "year",
                asked);
    }

    private YearMonth month(String typed) {
        try {
            return typed.isEmpty() ? YearMonth.now(clock) : YearMonth.parse(typed);
        } catch (DateTimeParseException broken) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /** The division asked for, the acting one, or the county; never one of another county. */
    private static DivisionCode within(String typed) {
        var county = DivisionCode.of(Bound.county());
        try {
            return Optional.of(typed)
                    .filter(text -> !text.isEmpty())
                    .map(DivisionCode::of)
                    .or(() -> Acting.find().map(Acting::division))
                    .filter(code -> code.value().startsWith(county.value()))
                    .orElse(county);
        } catch (Refusal broken) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
