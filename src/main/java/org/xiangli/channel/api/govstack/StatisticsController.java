package org.xiangli.channel.api.govstack;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xiangli.channel.api.ApiProblem;
import org.xiangli.channel.api.Caller;
import org.xiangli.channel.api.Scope;
import org.xiangli.core.procedure.CaseStatistics;

/**
 * {@code /data/statistics}. Counts of cases, by item and by role. A count by the name of an officer is not given: nobody
 * is ranked (R016); whoever asks for one gets 404.
 */
@RestController
@RequestMapping("/govstack/registration/v1/data/statistics")
class StatisticsController {

    private static final Set<String> FRAMES = Set.of("day", "week", "month", "year");

    private final CaseStatistics statistics;
    private final Services services;
    private final Clock clock;

    StatisticsController(CaseStatistics statistics, Services services, Clock clock) {
        this.statistics = statistics;
        this.services = services;
        this.clock = clock;
    }

    @GetMapping
    List<Map<String, Object>> count(
            @RequestParam(name = "startDate", required = false) Optional<String> start,
            @RequestParam(name = "endDate", required = false) Optional<String> end,
            @RequestParam(name = "registrationName", required = false) Optional<String> name,
            @RequestParam(name = "operator", required = false) Optional<String> operator,
            @RequestParam(name = "role", required = false) Optional<String> role,
            @RequestParam(name = "timeframe", required = false) Optional<String> frame,
            HttpServletRequest request) {
        Caller.require(Scope.STATISTICS);
        Mediator.demand(request);
        if (operator.isPresent()) {
            throw ApiProblem.of(HttpStatus.NOT_FOUND, "api.operator");
        }
        if (frame.filter(one -> !FRAMES.contains(one)).isPresent()) {
            throw ApiProblem.of(
                    HttpStatus.BAD_REQUEST, "api.parameter", frame.orElse("").length());
        }
        var last = day(end).orElseGet(() -> LocalDate.now(clock));
        var from = day(start).orElseGet(() -> begin(last, frame.orElse("year")));
        if (from.isAfter(last)) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "api.parameter", 10);
        }
        var items = name.map(words -> services.named(words)).orElse(List.of());
        if (name.isPresent() && items.isEmpty()) {
            throw ApiProblem.of(HttpStatus.NOT_FOUND, "api.service-unknown");
        }
        var matter = items.stream().findFirst().map(listed -> listed.item().code());
        var counts = statistics.between(from, last, matter, role);
        var written = new LinkedHashMap<String, Object>();
        written.put("processed", counts.processed());
        written.put("approved", counts.approved());
        written.put("sentBack", counts.sentBack());
        written.put("rejected", counts.rejected());
        written.put("references", references(from, last, name, role, frame));
        return List.of(written);
    }

    private static Map<String, Object> references(
            LocalDate from, LocalDate last, Optional<String> name, Optional<String> role, Optional<String> frame) {
        var references = new LinkedHashMap<String, Object>();
        references.put("startDate", from.toString());
        references.put("endDate", last.toString());
        name.ifPresent(words -> references.put("registrationName", words));
        role.ifPresent(words -> references.put("role", words));
        references.put("timeframeDay", frame.filter("day"::equals).isPresent());
        references.put("timeframeWeek", frame.filter("week"::equals).isPresent());
        references.put("timeframeMonth", frame.filter("month"::equals).isPresent());
        references.put("timeframeYear", frame.filter("year"::equals).isPresent());
        return references;
    }

    private static LocalDate begin(LocalDate last, String frame) {
        return switch (frame) {
            case "day" -> last;
            case "week" -> last.minusDays(6);
            case "month" -> last.minusMonths(1).plusDays(1);
            default -> last.minusYears(1).plusDays(1);
        };
    }

    private static Optional<LocalDate> day(Optional<String> text) {
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException broken) {
            throw ApiProblem.of(
                    HttpStatus.BAD_REQUEST, "api.parameter", text.orElse("").length());
        }
    }
}
