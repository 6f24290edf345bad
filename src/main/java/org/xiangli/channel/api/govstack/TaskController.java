package org.xiangli.channel.api.govstack;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xiangli.channel.api.ApiProblem;
import org.xiangli.channel.api.Caller;
import org.xiangli.channel.api.CaseMoves;
import org.xiangli.channel.api.Keys;
import org.xiangli.channel.api.Scope;
import org.xiangli.core.access.Acting;
import org.xiangli.core.page.Texts;
import org.xiangli.core.procedure.Actor;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.procedure.Move;
import org.xiangli.core.procedure.PostRef;
import org.xiangli.core.procedure.QueueCursor;
import org.xiangli.core.procedure.QueueFilter;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.DeskMove;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.domain.services.forms.FormDesk;
import org.xiangli.kernel.RuleRef;
import tools.jackson.databind.JsonNode;

/**
 * {@code /tasks}: what lies with the program's post, one task a case and step. Completing a task makes one move of the
 * case; when more than one is possible, {@code data.move.key} says which.
 */
@RestController
@RequestMapping("/govstack/registration/v1/tasks")
class TaskController {

    private final CaseDesk cases;
    private final ServiceDesk desk;
    private final CaseMoves moves;
    private final FormDesk forms;
    private final Texts texts;

    TaskController(CaseDesk cases, ServiceDesk desk, CaseMoves moves, FormDesk forms, Texts texts) {
        this.cases = cases;
        this.desk = desk;
        this.moves = moves;
        this.forms = forms;
        this.texts = texts;
    }

    /** A task is a case at one of its events: when the case has moved on, the task is gone. */
    static String taskId(CaseFile file) {
        return file.id() + "." + file.seq();
    }

    @GetMapping
    List<Map<String, Object>> tasks(
            @RequestParam(name = "fileId", required = false) Optional<String> fileId,
            @RequestParam(name = "assigneeId", required = false) Optional<String> assignee,
            @RequestParam(name = "firstResult", required = false) Optional<String> first,
            @RequestParam(name = "maxResult", required = false) Optional<String> most,
            HttpServletRequest request) {
        Caller.require(Scope.READ_CASES);
        var acting = Acting.current();
        acting.demandMatters();
        var file = Mediator.id(fileId);
        var skip = Mediator.number(first, 0, 0);
        var limit = Math.min(100, Mediator.number(most, 20, 1));
        if (assignee.filter(one -> !one.equals(acting.account().toString())).isPresent()) {
            return List.of();
        }
        return held(acting, skip + limit).stream()
                .filter(held -> file.isEmpty() || held.id().equals(file.get()))
                .skip(skip)
                .limit(limit)
                .flatMap(held -> desk.find(held.id()).stream())
                .map(application -> task(application, Mediator.reader(request)))
                .toList();
    }

    @GetMapping("/{taskId}")
    Map<String, Object> one(@PathVariable String taskId, HttpServletRequest request) {
        Caller.require(Scope.READ_CASES);
        Acting.current().demandMatters();
        var application = demand(taskId);
        var written = task(application, Mediator.reader(request));
        written.put("taskName", written.remove("name"));
        written.put(
                "formVariables",
                Map.of(
                        "moves",
                        Map.of(
                                "possible",
                                possible(application).stream().map(Move::key).toList())));
        forms.ofCase(application.id()).ifPresent(form -> {
            var data = new LinkedHashMap<String, Object>();
            form.form().steps().forEach(step -> data.put(step.key(), ApplicationFiles.section(form.filled(), step)));
            written.put("data", data);
        });
        return written;
    }

    @PostMapping("/{taskId}/complete")
    Map<String, Object> complete(@PathVariable String taskId, @RequestBody JsonNode body, HttpServletRequest request) {
        Caller.require(Scope.WRITE_CASES);
        Acting.current().demandMatters();
        var application = demand(taskId);
        var asked = body.path("data").path("move");
        var move = DeskMove.of(
                        Keys.of(request), application.id(), application.file().seq(), key(application, asked))
                .because(asked.path("reason").asString(""))
                .asking(asked.path("papers").values().stream()
                        .map(JsonNode::asString)
                        .toList());
        var basis = asked.path("legalBasis");
        var moved = moves.make(
                application,
                basis.isMissingNode()
                        ? move
                        : move.basedOn(new RuleRef(
                                application.item().code(),
                                basis.path("source").asString(""),
                                basis.path("article").asString(""))),
                asked.path("delivery").asString("WINDOW"));
        var reader = Mediator.reader(request);
        return Map.of(
                "taskId", taskId,
                "fileId", moved.id().toString(),
                "serviceId", Services.id(moved.file().matter()).toString(),
                "status", Status.model(moved.file(), texts, reader),
                "variables",
                        Map.of(
                                "case",
                                Map.of(
                                        "data",
                                        Map.of(
                                                "state",
                                                Map.of(
                                                        "phase",
                                                                moved.file()
                                                                        .phase()
                                                                        .name(),
                                                        "step",
                                                                moved.file()
                                                                        .step()
                                                                        .key())))));
    }

    private String key(Application application, JsonNode asked) {
        var possible = possible(application);
        if (asked.has("key")) {
            return possible.stream()
                    .map(Move::key)
                    .filter(key -> key.equals(asked.path("key").asString("")))
                    .findFirst()
                    .orElseThrow(() -> ApiProblem.of(HttpStatus.BAD_REQUEST, "api.move"));
        }
        var onward =
                possible.stream().filter(move -> !move.key().equals("withdraw")).toList();
        if (onward.size() != 1) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "api.move");
        }
        return onward.getFirst().key();
    }

    private List<Move> possible(Application application) {
        var acting = Acting.current();
        return cases.moves(
                application.file(), new Actor(acting.account(), acting.kind().key(), acting.division()));
    }

    private List<CaseFile> held(Acting acting, int enough) {
        var held = new java.util.ArrayList<CaseFile>();
        var post = new PostRef(acting.kind().key());
        var next = Optional.of(QueueCursor.top());
        while (next.isPresent() && held.size() < enough) {
            var page = cases.queue(post, acting.division(), QueueFilter.ALL, next.get());
            held.addAll(page.cases());
            next = page.next();
        }
        return held;
    }

    /** @throws ApiProblem 404 when the case is unknown, has moved on, or lies with another post */
    private Application demand(String taskId) {
        var dot = taskId.indexOf('.');
        try {
            var id = UUID.fromString(dot < 0 ? taskId : taskId.substring(0, dot));
            return desk.find(id)
                    .filter(application -> taskId(application.file()).equals(taskId))
                    .filter(application -> !possible(application).isEmpty())
                    .orElseThrow(TaskController::unknown);
        } catch (IllegalArgumentException broken) {
            throw unknown();
        }
    }

    private static ApiProblem unknown() {
        return ApiProblem.of(HttpStatus.NOT_FOUND, "api.task-unknown");
    }

    private Map<String, Object> task(Application application, Locale reader) {
        var file = application.file();
        var written = new LinkedHashMap<String, Object>();
        written.put("taskId", taskId(file));
        written.put("mainTaskId", taskId(file));
        written.put(
                "name",
                application.item().name().in(reader) + " · " + file.step().key());
        written.put("assigneeId", Acting.current().account().toString());
        written.put("roleId", file.step().post().code());
        written.put(
                "created",
                file.state()
                        .stepSince()
                        .atStartOfDay()
                        .atZone(java.time.ZoneOffset.ofHours(8))
                        .toInstant()
                        .toString());
        written.put("description", file.number());
        written.put("serviceId", Services.id(file.matter()).toString());
        written.put("serviceName", application.item().name().in(reader));
        written.put("fileId", file.id().toString());
        forms.ofCase(file.id())
                .ifPresent(
                        form -> written.put("eFormId", Services.id(form.form()).toString()));
        written.put("status", Status.model(file, texts, reader));
        return written;
    }
}
