package org.xiangli.channel.web.rights;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.DataRequest;
import org.xiangli.core.access.DataRequests;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.page.Agenda;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.page.Texts;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.kernel.Refusal;

/** The county's data protection officer answers what residents ask about their data (个人信息保护法 50, 52). */
@Controller
@RequestMapping("/data-requests")
class AnswerPages {

    private final DataRequests requests;
    private final ResidentRegistry residents;
    private final Clock clock;

    AnswerPages(DataRequests requests, ResidentRegistry residents, Clock clock) {
        this.requests = requests;
        this.residents = residents;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView waiting() {
        return Screen.of(
                getClass(),
                "data-requests",
                "rights.waiting",
                "requests",
                requests.waiting(),
                "today",
                LocalDate.now(clock));
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id) {
        return one(id, Form.blank());
    }

    @PostMapping("/{id}")
    ModelAndView answer(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.DATA_PROTECTION_OFFICER);
        var form = Form.sent(request.getParameterMap());
        if (form.value("granted").isEmpty()) {
            form.reject("granted", "rights.choose");
            return Screen.again(one(id, form));
        }
        try {
            requests.answer(id, form.has("granted", "yes"), form.value("answer"));
        } catch (Refusal refusal) {
            return Screen.again(
                    one(id, form.reject(refusal.code().equals("data-request.answered") ? "" : "answer", refusal)));
        }
        flash.addFlashAttribute("notice", "rights.answered");
        return Screen.see("/data-requests");
    }

    private ModelAndView one(UUID id, Form form) {
        Acting.current().require(PostKind.DATA_PROTECTION_OFFICER);
        var asked = requests.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Screen.of(
                getClass(),
                "data-request",
                "rights.waiting",
                "form",
                form,
                "asked",
                asked,
                "resident",
                residents.find(asked.resident(), Purpose.ANSWER_CONTEST, null),
                "contested",
                asked.view().isPresent() ? requests.contested(asked) : Optional.empty(),
                "today",
                LocalDate.now(clock));
    }

    @Configuration
    static class Entry {

        @Bean
        Door dataRequestsDoor() {
            return new Door(
                    "/data-requests", "rights.waiting", Door.Group.DESK, 20, Set.of(PostKind.DATA_PROTECTION_OFFICER));
        }

        @Bean
        Door myRequestsDoor() {
            return new Door("/my/requests", "rights.mine", Door.Group.MINE, 12, Set.of(PostKind.RESIDENT));
        }

        @Bean
        Agenda dataRequestsAgenda(DataRequests requests, Texts texts) {
            return new Waiting(requests, texts);
        }
    }

    /** What waits, on the officer's home page. */
    private record Waiting(DataRequests requests, Texts texts) implements Agenda {

        private static final int SHOWN = 5;

        @Override
        public List<Group> today(Acting acting, LocalDate today, Locale reader) {
            if (acting.kind() != PostKind.DATA_PROTECTION_OFFICER) {
                return List.of();
            }
            var waiting = requests.waiting();
            var lines = waiting.stream()
                    .limit(SHOWN)
                    .map(request -> line(request, today, reader))
                    .toList();
            return List.of(new Group("rights.waiting", waiting.size(), lines, "/data-requests"));
        }

        private Line line(DataRequest request, LocalDate today, Locale reader) {
            return new Line(
                    texts.text(reader, "rights.kind." + request.kind().name()),
                    "",
                    "/data-requests/" + request.id(),
                    request.dueOn(),
                    request.overdue(today));
        }
    }
}
