package org.xiangli.channel.api.open311;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.xiangli.core.territory.Division;
import org.xiangli.domain.services.inbox.Categories;
import org.xiangli.domain.services.inbox.Category;
import org.xiangli.domain.services.inbox.Issue;
import org.xiangli.domain.services.inbox.IssueDesk;
import org.xiangli.domain.services.inbox.IssueState;

/** Fills the standard's answers from what the inbox knows. */
@Component
class Sheets {

    /** When this interface last changed. */
    private static final String CHANGESET = "2026-11-25T00:00:00+08:00";

    private static final String NOTICE = "乡镇看过后公开；姓名、电话等个人信息不保存。Published once the township has read it; "
            + "names and telephone numbers are not kept.";

    private final IssueDesk desk;
    private final Categories categories;
    private final Places places;
    private final Clock clock;

    Sheets(IssueDesk desk, Categories categories, Places places, Clock clock) {
        this.desk = desk;
        this.categories = categories;
        this.places = places;
        this.clock = clock;
    }

    Sheet discovery(String base) {
        return new Sheet(
                "discovery",
                fields(
                        "changeset",
                        CHANGESET,
                        "contact",
                        "县政务服务局 / the county's administrator",
                        "key_service",
                        "县管理员发放 api_key / ask the county's administrator for a key: " + base + "/programs",
                        "endpoints",
                        List.of(fields(
                                "specification",
                                "http://wiki.open311.org/GeoReport_v2",
                                "url",
                                base + "/open311/v2",
                                "changeset",
                                CHANGESET,
                                "type",
                                "production",
                                "formats",
                                List.of("text/xml", "application/json")))));
    }

    Sheet services(List<Category> all) {
        return new Sheet(
                "services",
                all.stream()
                        .map(category -> fields(
                                "service_code",
                                category.code(),
                                "service_name",
                                category.second() + "：" + category.third(),
                                "description",
                                category.path(),
                                "metadata",
                                true,
                                "type",
                                "batch",
                                "keywords",
                                String.join(",", category.first(), category.second(), category.third()),
                                "group",
                                category.first()))
                        .toList());
    }

    Sheet definition(String code, List<Division> villages) {
        var village = fields(
                "variable",
                true,
                "code",
                "VILLAGE",
                "datatype",
                "singlevaluelist",
                "required",
                false,
                "datatype_description",
                "村 / village",
                "order",
                1,
                "description",
                "在哪个村？只有经纬度时必填。 / Which village? Needed when only coordinates are sent.",
                "values",
                villages.stream()
                        .map(found -> fields("key", found.code().value(), "name", found.name()))
                        .toList());
        var note = fields(
                "variable",
                false,
                "code",
                "NOTE",
                "datatype",
                "text",
                "required",
                false,
                "datatype_description",
                null,
                "order",
                2,
                "description",
                "请不要写姓名、电话等个人信息。 / Please write no names or telephone numbers.",
                "values",
                List.of());
        return new Sheet("service_definition", fields("service_code", code, "attributes", List.of(village, note)));
    }

    Sheet taken(Issue issue) {
        return new Sheet(
                "service_requests",
                List.of(fields("token", issue.id().toString(), "service_notice", NOTICE, "account_id", null)));
    }

    /** The number is known once somebody has read the report. */
    Sheet token(Issue issue) {
        return new Sheet(
                "service_requests",
                List.of(fields(
                        "service_request_id",
                        issue.state() == IssueState.FILED ? null : issue.number(),
                        "token",
                        issue.id().toString())));
    }

    Sheet requests(List<Issue> issues) {
        return new Sheet("service_requests", issues.stream().map(this::request).toList());
    }

    Sheet fault(int code, String description) {
        return new Sheet("errors", List.of(fields("code", code, "description", description)));
    }

    private Map<String, @Nullable Object> request(Issue issue) {
        var hidden = issue.state() == IssueState.HIDDEN;
        var category = categories.find(issue.category());
        var village = places.village(issue.village()).map(Division::name).orElse("");
        return fields(
                "service_request_id",
                issue.number(),
                "status",
                issue.waits() ? "open" : "closed",
                "status_notes",
                notes(issue),
                "service_name",
                category.map(found -> found.second() + "：" + found.third()).orElse(""),
                "service_code",
                issue.category(),
                "description",
                hidden ? null : issue.body(),
                "agency_responsible",
                issue.answer().map(Issue.Answer::office).orElse(null),
                "service_notice",
                null,
                "requested_datetime",
                moment(issue.filedAt()),
                "updated_datetime",
                moment(issue.changedAt()),
                "expected_datetime",
                moment(issue.answerBy().atStartOfDay(clock.getZone()).toInstant()),
                "address",
                hidden ? null : issue.place().startsWith(village) ? issue.place() : village + " " + issue.place(),
                "address_id",
                issue.village().value(),
                "zipcode",
                null,
                "lat",
                hidden
                        ? null
                        : issue.spot().map(spot -> new BigDecimal(spot.lat())).orElse(null),
                "long",
                hidden
                        ? null
                        : issue.spot().map(spot -> new BigDecimal(spot.lon())).orElse(null),
                "media_url",
                issue.photoOpen() && !hidden
                        ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + "/issues/"
                                + issue.number() + "/photos/0"
                        : null);
    }

    private @Nullable String notes(Issue issue) {
        return switch (issue.state()) {
            case HIDDEN -> "不公开 / not published";
            case MERGED ->
                "Duplicate request: "
                        + issue.mergedInto()
                                .flatMap(desk::find)
                                .map(Issue::number)
                                .orElse("");
            case ANSWERED -> issue.answer().map(Issue.Answer::body).orElse("已直接答复 / answered privately");
            case FILED, OPEN -> null;
        };
    }

    private String moment(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(clock.getZone()));
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var index = 0; index < namesAndValues.length; index += 2) {
            fields.put(String.valueOf(namesAndValues[index]), namesAndValues[index + 1]);
        }
        return fields;
    }
}
