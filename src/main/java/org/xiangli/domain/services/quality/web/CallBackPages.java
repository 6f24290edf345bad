package org.xiangli.domain.services.quality.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.domain.services.quality.CallBack.Verdict;
import org.xiangli.domain.services.quality.CallBackDesk;
import org.xiangli.kernel.Refusal;

/** The township's list of calls after bad ratings: call, put right, or agree that a rating does not count. */
@Controller
@RequestMapping("/call-backs")
class CallBackPages {

    static final Set<PostKind> OVERSEERS = Set.of(
            PostKind.TOWNSHIP_OFFICER, PostKind.TOWNSHIP_APPROVER, PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER);

    private final CallBackDesk desk;
    private final CaseDesk cases;
    private final Names names;
    private final Clock clock;

    CallBackPages(CallBackDesk desk, CaseDesk cases, Names names, Clock clock) {
        this.desk = desk;
        this.cases = cases;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView all() {
        return Screen.of(
                getClass(),
                "call-backs",
                "quality.call-backs",
                "calls",
                desk.all(),
                "names",
                names.items(),
                "today",
                LocalDate.now(clock));
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id) {
        return one(id, Form.blank());
    }

    @PostMapping("/{id}/{step:check|confirm|fixed}")
    ModelAndView step(
            @PathVariable UUID id, @PathVariable String step, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap());
        try {
            switch (step) {
                case "check" -> {
                    var verdict = Arrays.stream(Verdict.values())
                            .filter(known -> form.has("verdict", known.name()))
                            .findFirst();
                    if (verdict.isEmpty()) {
                        return Screen.again(one(id, form.reject("verdict", "quality.verdict.choose")));
                    }
                    desk.check(id, verdict.get(), form.value("finding"));
                }
                case "confirm" -> desk.confirm(id);
                case "fixed" -> desk.fixed(id, form.value("remedy"));
                default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            flash.addFlashAttribute("notice", "quality.noted");
            return Screen.see("/call-backs/" + id);
        } catch (Refusal refusal) {
            if (refusal.code().endsWith(".not-found")) {
                throw refusal;
            }
            var field = refusal.code().startsWith("quality.text") ? (step.equals("check") ? "finding" : "remedy") : "";
            return Screen.again(one(id, form.reject(field, refusal)));
        }
    }

    private ModelAndView one(UUID id, Form form) {
        return Screen.of(
                getClass(),
                "call-back",
                "quality.call-backs",
                "call",
                desk.demand(id),
                "redo",
                CasePanels.redo(cases.history(id)),
                "names",
                names.items(),
                "form",
                form,
                "today",
                LocalDate.now(clock));
    }

    @Configuration
    static class Doors {

        @Bean
        Door callBacksDoor() {
            return new Door("/call-backs", "quality.call-backs", Door.Group.VOICES, 27, OVERSEERS);
        }

        @Bean
        Door questionsDoor() {
            return new Door("/questions", "quality.questions", Door.Group.VOICES, 28, QuestionPages.ANSWERERS);
        }

        @Bean
        Door askDoor() {
            return new Door("/questions/mine", "quality.ask", Door.Group.VOICES, 18, Set.of(PostKind.RESIDENT));
        }

        @Bean
        Door qualityDoor() {
            return new Door("/quality", "quality.title", Door.Group.OVERSIGHT, 47, Set.of());
        }

        @Bean
        Door refusalsDoor() {
            return new Door(
                    "/refusals",
                    "quality.refusals",
                    Door.Group.OVERSIGHT,
                    29,
                    Set.of(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER));
        }
    }
}
