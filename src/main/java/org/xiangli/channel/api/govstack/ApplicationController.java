package org.xiangli.channel.api.govstack;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xiangli.channel.api.ApiProblem;
import org.xiangli.channel.api.Caller;
import org.xiangli.channel.api.Intake;
import org.xiangli.channel.api.Keys;
import org.xiangli.channel.api.Scope;
import org.xiangli.core.access.Acting;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.ApplicationIndex;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.domain.services.forms.FormIntake;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /services/{serviceId}/applications} and {@code /applications}. */
@RestController
@RequestMapping("/govstack/registration/v1")
class ApplicationController {

    private static final RuleRef RULE = new RuleRef("API.GOVSTACK", "GovStack Registration BB 0.1.1", "");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the specification lets a list be sorted by; all of them name when it was begun, or nothing we keep. */
    private static final Set<String> SORTED = Set.of(
            "instanceId",
            "caseInstanceId",
            "dueDate",
            "executionId",
            "caseExecutionId",
            "assignee",
            "created",
            "description",
            "id",
            "name",
            "nameCaseInsensitive",
            "priority");

    private final Services services;
    private final ApplicationFiles files;
    private final Intake intake;
    private final ApplicationIndex index;
    private final ServiceDesk desk;
    private final FormIntake forms;

    ApplicationController(
            Services services,
            ApplicationFiles files,
            Intake intake,
            ApplicationIndex index,
            ServiceDesk desk,
            FormIntake forms) {
        this.services = services;
        this.files = files;
        this.intake = intake;
        this.index = index;
        this.desk = desk;
        this.forms = forms;
    }

    @PostMapping("/services/{serviceId}/applications")
    Map<String, Object> submit(@PathVariable String serviceId, @RequestBody JsonNode body, HttpServletRequest request) {
        Caller.require(Scope.WRITE_CASES);
        Mediator.demand(request);
        var listed = services.demand(serviceId);
        var taken = intake.take(
                new Intake.Handed(
                        Keys.of(request),
                        applicant(body),
                        listed.item(),
                        answers(body.path("formData").path("data")),
                        Map.of(),
                        documents(body.path("documentUrls"))),
                HttpStatus.BAD_REQUEST);
        return files.whole(taken.application(), Mediator.reader(request));
    }

    @GetMapping("/applications")
    List<Map<String, Object>> list(
            @RequestParam(name = "serviceId", required = false) Optional<String> serviceId,
            @RequestParam(name = "applicantId", required = false) Optional<String> applicantId,
            @RequestParam(name = "firstResult", required = false) Optional<String> first,
            @RequestParam(name = "maxResult", required = false) Optional<String> most,
            @RequestParam(name = "sortBy", required = false) Optional<String> by,
            @RequestParam(name = "sortOrder", required = false) Optional<String> order,
            HttpServletRequest request) {
        Caller.require(Scope.READ_CASES);
        Acting.current().demandMatters();
        Mediator.demand(request);
        demandOrder(by, order);
        var filter = new ApplicationIndex.Filter(
                Mediator.id(serviceId)
                        .map(id -> services.demand(id.toString()).item().code()),
                Mediator.id(applicantId),
                Optional.empty(),
                Mediator.number(first, 0, 0),
                Mediator.number(most, 20, 1));
        var found = order.filter("asc"::equals).isPresent() ? index.oldest(filter) : index.latest(filter);
        return found.stream()
                .map(application -> files.line(application, Mediator.reader(request)))
                .toList();
    }

    @GetMapping("/applications/{fileId}")
    Map<String, Object> one(@PathVariable String fileId, HttpServletRequest request) {
        Caller.require(Scope.READ_CASES);
        Acting.current().demandMatters();
        Mediator.demand(request);
        return files.whole(demand(fileId), Mediator.reader(request));
    }

    /** The office corrects the form while the case has not been accepted; the same validator stands at the door. */
    @PutMapping("/applications/{fileId}")
    Map<String, Object> correct(@PathVariable String fileId, @RequestBody JsonNode body, HttpServletRequest request) {
        Caller.require(Scope.WRITE_CASES);
        Acting.current().demandMatters();
        Mediator.demand(request);
        var application = demand(fileId);
        var wrong = forms.correct(application, answers(body.path("formData").path("data")));
        if (!wrong.isEmpty()) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, new Refusal("forms.incomplete", RULE, wrong.size()), wrong);
        }
        return files.whole(demand(fileId), Mediator.reader(request));
    }

    private Application demand(String fileId) {
        try {
            return desk.find(UUID.fromString(fileId)).orElseThrow(ApplicationController::unknown);
        } catch (IllegalArgumentException broken) {
            throw unknown();
        }
    }

    private static ApiProblem unknown() {
        return ApiProblem.of(HttpStatus.NOT_FOUND, "api.file-unknown");
    }

    private static UUID applicant(JsonNode body) {
        try {
            return UUID.fromString(body.path("applicantId").asString(""));
        } catch (IllegalArgumentException broken) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "api.applicant");
        }
    }

    /** Answers may stand in {@code data} as they are or, as the specification types it, grouped in objects. */
    private static ObjectNode answers(JsonNode data) {
        if (!(data instanceof ObjectNode given)) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "api.form-data");
        }
        var answers = JSON.createObjectNode();
        given.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode group) {
                group.properties().forEach(one -> answers.set(one.getKey(), one.getValue()));
            } else {
                answers.set(entry.getKey(), entry.getValue());
            }
        });
        return answers;
    }

    private static List<UUID> documents(JsonNode urls) {
        return urls.values().stream().map(url -> document(url.asString(""))).toList();
    }

    private static UUID document(String url) {
        try {
            return UUID.fromString(url.substring(url.lastIndexOf('/') + 1));
        } catch (IllegalArgumentException broken) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "api.document-url");
        }
    }

    private static void demandOrder(Optional<String> by, Optional<String> order) {
        var known = by.filter(field -> !SORTED.contains(field)).isEmpty()
                && order.filter(way -> !way.equals("asc") && !way.equals("desc"))
                        .isEmpty()
                && by.isPresent() == order.isPresent();
        if (!known) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "api.sort");
        }
    }
}
