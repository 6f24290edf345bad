package org.xiangli.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xiangli.core.access.Acting;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.ApplicationIndex;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.DeskMove;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.PaperState;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applications and cases. */
@RestController
@RequestMapping("/api/v1")
class CaseApi {

    private final Intake intake;
    private final ServiceDesk desk;
    private final ApplicationIndex index;
    private final Catalogue catalogue;
    private final CaseMoves moves;
    private final Clock clock;

    CaseApi(
            Intake intake,
            ServiceDesk desk,
            ApplicationIndex index,
            Catalogue catalogue,
            CaseMoves moves,
            Clock clock) {
        this.intake = intake;
        this.desk = desk;
        this.index = index;
        this.catalogue = catalogue;
        this.moves = moves;
        this.clock = clock;
    }

    @PostMapping("/items/{code}/applications")
    ResponseEntity<Map<String, Object>> take(
            @PathVariable String code, @RequestBody JsonNode body, HttpServletRequest request) {
        Caller.require(Scope.WRITE_CASES);
        var item = catalogue.item(code, LocalDate.now(clock)).item();
        var taken = intake.take(
                new Intake.Handed(
                        Keys.of(request),
                        resident(body.path("residentId").asString("")),
                        item,
                        body.path("answers") instanceof ObjectNode answers ? answers : unreadable(),
                        papers(body.path("papers"), item),
                        List.of()),
                HttpStatus.UNPROCESSABLE_CONTENT);
        var written = written(taken.application());
        written.put("receipt", taken.receipt().number());
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/cases/" + taken.application().id())
                .body(written);
    }

    @GetMapping("/cases")
    Map<String, Object> cases(
            @RequestParam(name = "after", required = false) Optional<UUID> after,
            @RequestParam(name = "limit", defaultValue = "20") int limit,
            @RequestParam(name = "item", required = false) Optional<String> item) {
        Caller.require(Scope.READ_CASES);
        Acting.current().demandMatters();
        var page = index.latest(new ApplicationIndex.Filter(item, Optional.empty(), after, 0, limit));
        var written = new LinkedHashMap<String, Object>();
        written.put("data", page.stream().map(CaseApi::written).toList());
        if (page.size() == Math.max(1, Math.min(ApplicationIndex.MOST, limit))) {
            written.put("next", page.getLast().id().toString());
        }
        return written;
    }

    @GetMapping("/cases/{id}")
    Map<String, Object> one(@PathVariable UUID id) {
        Caller.require(Scope.READ_CASES);
        Acting.current().demandMatters();
        return written(demand(id));
    }

    @PostMapping("/cases/{id}/moves/{move}")
    Map<String, Object> move(
            @PathVariable UUID id, @PathVariable String move, @RequestBody JsonNode body, HttpServletRequest request) {
        Caller.require(Scope.WRITE_CASES);
        var application = demand(id);
        var basis = body.path("legalBasis");
        var step = DeskMove.of(Keys.of(request), id, body.path("seq").asInt(-1), move)
                .because(body.path("reason").asString(""))
                .asking(body.path("papers").values().stream()
                        .map(JsonNode::asString)
                        .toList());
        var based = basis.isMissingNode()
                ? step
                : step.basedOn(new RuleRef(
                        application.item().code(),
                        basis.path("source").asString(""),
                        basis.path("article").asString("")));
        return written(moves.make(application, based, body.path("delivery").asString("WINDOW")));
    }

    private Application demand(UUID id) {
        return desk.find(id).orElseThrow(() -> new Refusal("services.application-unknown", Caller.RULE));
    }

    static UUID resident(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException broken) {
            throw new Refusal("services.resident-unknown", Caller.RULE);
        }
    }

    private static ObjectNode unreadable() {
        throw new Refusal("api.unreadable", Caller.RULE);
    }

    private static Map<String, PaperState> papers(JsonNode papers, Item item) {
        return item.asked().stream()
                .filter(paper -> papers.has(paper.code()))
                .collect(Collectors.toMap(
                        paper -> paper.code(),
                        paper -> state(papers.path(paper.code()).asString(""))));
    }

    static PaperState state(String text) {
        try {
            return PaperState.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal("api.unreadable", Caller.RULE);
        }
    }

    static Map<String, Object> written(Application application) {
        var file = application.file();
        var written = new LinkedHashMap<String, Object>();
        written.put("id", file.id().toString());
        written.put("number", file.number());
        written.put("item", file.matter());
        written.put("catalogueVersion", file.catalogueVersion());
        written.put("channel", application.channel().name());
        written.put("phase", file.phase().name());
        written.put("step", file.step().key());
        written.put("seq", file.seq());
        written.put("outcome", file.state().outcome().name());
        written.put("openedAt", file.openedAt().toString());
        file.clock().dueOn().ifPresent(due -> written.put("dueOn", due.toString()));
        written.put("missingPapers", application.papers().missing());
        written.put("residentId", file.subject().toString());
        return written;
    }
}
