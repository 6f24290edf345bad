package org.xiangli.channel.api.open311;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.xiangli.channel.api.Caller;
import org.xiangli.channel.api.Doorkeeper;
import org.xiangli.channel.api.Pace;
import org.xiangli.channel.api.Scope;
import org.xiangli.core.page.Texts;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.inbox.Categories;
import org.xiangli.domain.services.inbox.Category;
import org.xiangli.domain.services.inbox.Filing;
import org.xiangli.domain.services.inbox.IssueDesk;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * Open311 GeoReport v2 (R054): services, their definitions, reports in and out, tokens. A report is not public before the
 * township has read it; until then the program has a token for it, as the standard provides.
 */
@RestController
@RequestMapping("/open311")
class Open311 {

    private static final String FORMAT = "{format:json|xml}";
    private static final long LONGEST_SPAN_DAYS = 90;

    /** Wrong keys an address may send in a minute. */
    private static final int GUESSES = 30;

    private final IssueDesk desk;
    private final Categories categories;
    private final Doorkeeper doorkeeper;
    private final Places places;
    private final Sheets sheets;
    private final Pace pace;
    private final int questions;
    private final Counties counties;
    private final Texts texts;
    private final Clock clock;

    Open311(
            IssueDesk desk,
            Categories categories,
            Doorkeeper doorkeeper,
            Places places,
            Sheets sheets,
            Pace pace,
            Counties counties,
            Texts texts,
            Clock clock,
            @Value("${xiangli.open311.questions-per-minute:300}") int questions) {
        this.desk = desk;
        this.categories = categories;
        this.doorkeeper = doorkeeper;
        this.places = places;
        this.sheets = sheets;
        this.pace = pace;
        this.questions = questions;
        this.counties = counties;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/discovery." + FORMAT)
    ResponseEntity<byte[]> discovery(@PathVariable String format) {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return sheets.discovery(base).answer(200, format);
    }

    @GetMapping("/v2/services." + FORMAT)
    ResponseEntity<byte[]> services(@PathVariable String format, HttpServletRequest request) {
        return inJurisdiction(
                request, county -> sheets.services(categories.inUse()).answer(200, format));
    }

    @GetMapping("/v2/services/{code}." + FORMAT)
    ResponseEntity<byte[]> definition(
            @PathVariable String code, @PathVariable String format, HttpServletRequest request) {
        return inJurisdiction(request, county -> {
            service(code);
            return sheets.definition(code, places.villages(county)).answer(200, format);
        });
    }

    @PostMapping("/v2/requests." + FORMAT)
    ResponseEntity<byte[]> report(@PathVariable String format, HttpServletRequest request) {
        return inJurisdiction(request, county -> {
            var client = client(county, request);
            grant(pace.take(client));
            var fields = new LinkedHashMap<String, List<String>>();
            request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
            var report = new Report(fields);
            if (report.serviceCode().isEmpty()) {
                throw Fault.wrong("service_code was not provided");
            }
            var category = service(report.serviceCode());
            var place = places.of(county, report);
            if (report.description().isEmpty()) {
                throw Fault.wrong("description was not provided");
            }
            var issue = desk.fileFromOutside(
                    new Filing(
                            key(client, request),
                            place.village(),
                            category.code(),
                            report.description(),
                            place.text(),
                            Optional.empty(),
                            place.spot()),
                    client.id());
            return sheets.taken(issue).answer(201, format);
        });
    }

    @GetMapping("/v2/tokens/{token}." + FORMAT)
    ResponseEntity<byte[]> token(@PathVariable String token, @PathVariable String format, HttpServletRequest request) {
        return inJurisdiction(
                request,
                county -> sheets.token(uuid(token)
                                .flatMap(desk::fromOutside)
                                .orElseThrow(() -> Fault.unknown("token not found")))
                        .answer(200, format));
    }

    @GetMapping("/v2/requests/{number}." + FORMAT)
    ResponseEntity<byte[]> one(@PathVariable String number, @PathVariable String format, HttpServletRequest request) {
        return inJurisdiction(
                request,
                county -> desk.shownOutside(number)
                        .map(issue -> sheets.requests(List.of(issue)).answer(200, format))
                        .orElseThrow(() -> Fault.unknown("service_request_id not found")));
    }

    @GetMapping("/v2/requests." + FORMAT)
    ResponseEntity<byte[]> requests(@PathVariable String format, HttpServletRequest request) {
        return inJurisdiction(request, county -> {
            var numbers = list(request, "service_request_id");
            if (!numbers.isEmpty()) {
                return sheets.requests(numbers.stream()
                                .distinct()
                                .limit(1000)
                                .flatMap(number -> desk.shownOutside(number).stream())
                                .toList())
                        .answer(200, format);
            }
            var span = Span.asked(
                    moment(request, "start_date"),
                    moment(request, "end_date"),
                    OffsetDateTime.now(clock),
                    LONGEST_SPAN_DAYS);
            return sheets.requests(
                            desk.filedBetween(span.from(), span.to(), list(request, "service_code"), status(request)))
                    .answer(200, format);
        });
    }

    /** What is no call of the standard. */
    @RequestMapping("/**")
    ResponseEntity<byte[]> unknown() {
        throw Fault.unknown("no such resource");
    }

    @ExceptionHandler
    ResponseEntity<byte[]> fault(Fault fault, HttpServletRequest request) {
        var answer = sheets.fault(fault.code(), fault.description()).answer(fault.code(), format(request));
        return fault.code() == 429
                ? ResponseEntity.status(429)
                        .headers(answer.getHeaders())
                        .header("Retry-After", "60")
                        .body(answer.getBody())
                : answer;
    }

    /** What the house refuses is a report that is wrong; its words say why, in the program's language. */
    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal, HttpServletRequest request) {
        var english = request.getLocale().getLanguage().equals("en");
        var words = texts.refusal(english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE, refusal);
        return sheets.fault(400, words).answer(400, format(request));
    }

    private ResponseEntity<byte[]> inJurisdiction(
            HttpServletRequest request, java.util.function.Function<DivisionCode, ResponseEntity<byte[]>> work) {
        grant(pace.take("question " + request.getRemoteAddr(), questions));
        var on = counties.all();
        var asked = text(request, "jurisdiction_id");
        if (asked.isEmpty() && on.size() != 1) {
            throw Fault.wrong("jurisdiction_id was not provided");
        }
        var county = asked.isEmpty() ? on.getFirst() : asked;
        if (!on.contains(county)) {
            throw Fault.unknown("jurisdiction_id was not found");
        }
        Supplier<ResponseEntity<byte[]>> inside = () -> work.apply(DivisionCode.of(county));
        return Bound.call(Reach.blind(county), inside);
    }

    private Caller client(DivisionCode county, HttpServletRequest request) {
        var key = text(request, "api_key");
        if (key.isEmpty()) {
            throw Fault.noKey("api_key was not provided");
        }
        var client = doorkeeper.find(county.value(), key);
        if (client.isEmpty()) {
            grant(pace.take("guess " + request.getRemoteAddr(), GUESSES));
            throw Fault.noKey("api_key is not valid");
        }
        if (!client.get().scopes().contains(Scope.OPEN311)) {
            throw Fault.noKey("api_key is not allowed to report");
        }
        return client.get();
    }

    private static void grant(Pace.Step step) {
        if (!step.granted()) {
            throw Fault.tooMany();
        }
    }

    private Category service(String code) {
        return categories.inUse().stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Fault.unknown("service_code was not found"));
    }

    /** A program that repeats a report names it by {@code Idempotency-Key}; without one each is a new report. */
    private static UUID key(Caller client, HttpServletRequest request) {
        var given = request.getHeader("Idempotency-Key");
        return given == null || given.isBlank() || given.length() > 200
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(
                        (client.id() + "/" + given.strip()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Optional<Boolean> status(HttpServletRequest request) {
        var asked = list(request, "status");
        if (!List.of("open", "closed").containsAll(asked)) {
            throw Fault.wrong("status is open or closed");
        }
        return asked.size() == 1 ? Optional.of(asked.getFirst().equals("open")) : Optional.empty();
    }

    private Optional<OffsetDateTime> moment(HttpServletRequest request, String name) {
        var typed = text(request, name);
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(typed.replace(' ', '+')));
        } catch (DateTimeParseException broken) {
            throw Fault.wrong(name + " must be a W3C date and time, such as 2026-11-25T08:00:00+08:00");
        }
    }

    private static Optional<UUID> uuid(String typed) {
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static List<String> list(HttpServletRequest request, String name) {
        return Arrays.stream(text(request, name).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String text(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    private static String format(HttpServletRequest request) {
        return request.getRequestURI().endsWith(".json") ? "json" : "xml";
    }
}
