package org.xiangli.domain.services.admission.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.admission.Admission;
import org.xiangli.domain.services.admission.AdmissionDesk;
import org.xiangli.domain.services.admission.CapBoard;
import org.xiangli.domain.services.admission.Funds;
import org.xiangli.domain.services.admission.Hearing;
import org.xiangli.domain.services.admission.Proposal;
import org.xiangli.domain.services.admission.TransferCalendar;
import org.xiangli.domain.services.admission.Workload;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** Admission of items (R030, R031): the county's board, a department's proposal, opinions, comments and the decision. */
@Controller
@RequestMapping("/admission")
class AdmissionPages {

    private final AdmissionDesk desk;
    private final Hearing hearing;
    private final CapBoard caps;
    private final Territory territory;
    private final Clock clock;

    AdmissionPages(AdmissionDesk desk, Hearing hearing, CapBoard caps, Territory territory, Clock clock) {
        this.desk = desk;
        this.hearing = hearing;
        this.caps = caps;
        this.territory = territory;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView board() {
        Acting.current().require(Offices.of(Offices.ALL));
        return Screen.of(
                getClass(),
                "admission",
                "admission.title",
                "load",
                caps.load(),
                "inReview",
                desk.inReview(),
                "admitted",
                desk.admitted(),
                "past",
                desk.past(),
                "today",
                today());
    }

    @GetMapping("/new")
    ModelAndView propose() {
        Acting.current().require(PostKind.COUNTY_OFFICER);
        return page(Form.blank());
    }

    @PostMapping("/new")
    ModelAndView propose(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.COUNTY_OFFICER);
        var form = Form.sent(request.getParameterMap());
        form.demand("code", 64);
        form.demand("name", 60);
        form.demand("does", 1000);
        form.demand("own-window", 200);
        for (var field : List.of("does-not", "equipment", "training")) {
            Typed.optional(form, field, 1000);
        }
        Typed.optional(form, "source", 120);
        Typed.optional(form, "article", 60);
        Typed.optional(form, "payer", 60);
        var hours = new Workload(
                Typed.whole(form, "hours-small"), Typed.whole(form, "hours-medium"), Typed.whole(form, "hours-large"));
        var funds = funds(form);
        if (!form.good() || funds.isEmpty()) {
            return Screen.again(page(form));
        }
        try {
            var admission = desk.propose(new Proposal(
                    form.once(),
                    form.value("code"),
                    form.value("name"),
                    form.value("source"),
                    form.value("article"),
                    form.value("does"),
                    form.value("does-not"),
                    hours,
                    funds.get(),
                    form.value("own-window")));
            flash.addFlashAttribute(
                    Offices.NOTICE, "admission.proposed." + admission.state().name());
            return Screen.see("/admission/" + admission.id());
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject(fieldOf(refusal), refusal)));
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        Acting.current().require(Offices.of(Offices.ALL));
        return page(desk.demand(id), Form.blank());
    }

    @PostMapping("/{id}/opinion")
    ModelAndView opine(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        return answer(id, request, flash, form -> {
            var remark = form.demand("remark", 2000);
            var favourable = verdict(form);
            if (form.good()) {
                hearing.opine(id, favourable, remark);
            }
        });
    }

    @PostMapping("/{id}/comment")
    ModelAndView comment(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        return answer(id, request, flash, form -> {
            var remark = form.demand("remark", 2000);
            var favourable = verdict(form);
            if (form.good()) {
                hearing.comment(id, favourable, remark);
            }
        });
    }

    @PostMapping("/{id}/sample")
    ModelAndView hearToo(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        return answer(id, request, flash, form -> {
            var village = form.demand("village", 12);
            if (form.good()) {
                hearing.hearToo(id, List.of(DivisionCode.of(village)));
            }
        });
    }

    @PostMapping("/{id}/decision")
    ModelAndView decide(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        return answer(id, request, flash, form -> {
            var why = form.demand("why", 2000);
            var decision = form.demand("decision", 10);
            var from = decision.equals("ADMITTED") ? Typed.day(form, "from") : Optional.<LocalDate>empty();
            if (!form.good()) {
                return;
            }
            switch (decision) {
                case "ADMITTED" -> from.ifPresent(day -> desk.admit(form.once(), id, day, why));
                case "RETURNED" -> desk.giveBack(form.once(), id, why);
                case "REFUSED" -> desk.refuse(form.once(), id, why);
                default -> form.reject("decision", "form.missing");
            }
        });
    }

    @PostMapping("/{id}/retirement")
    ModelAndView retire(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        return answer(id, request, flash, form -> {
            var why = form.demand("why", 2000);
            if (form.good()) {
                desk.retire(id, why);
            }
        });
    }

    private interface Work {
        void with(Form form);
    }

    /** Does one thing with a proposal and shows what became of it; what was typed stays when it cannot be done. */
    private ModelAndView answer(UUID id, HttpServletRequest request, RedirectAttributes flash, Work work) {
        Acting.current().require(Offices.of(Offices.ALL));
        var form = Form.sent(request.getParameterMap());
        try {
            work.with(form);
        } catch (Refusal refusal) {
            if (refusal.code().startsWith("access.") || refusal.code().endsWith(".not-found")) {
                throw refusal;
            }
            form.reject(fieldOf(refusal), refusal);
        }
        if (!form.good()) {
            return Screen.again(page(desk.demand(id), form));
        }
        flash.addFlashAttribute(Offices.NOTICE, "admission.done");
        return Screen.see("/admission/" + id);
    }

    private static boolean verdict(Form form) {
        var verdict = form.demand("verdict", 10);
        if (!verdict.isEmpty() && !verdict.equals("for") && !verdict.equals("against")) {
            form.reject("verdict", "form.missing");
        }
        return verdict.equals("for");
    }

    private static Optional<Funds> funds(Form form) {
        var perCase = Typed.money(form, "per-case");
        var calendar = Optional.<TransferCalendar>empty();
        if (!form.value("every").isEmpty()) {
            var every = Typed.word(form, "every", TransferCalendar.Every.class);
            var day = Typed.whole(form, "day");
            if (form.problem("day").isEmpty() && (day < 1 || day > 28)) {
                form.reject("day", "admission.day-of-month");
            }
            if (form.good()) {
                calendar = every.map(known -> new TransferCalendar(known, day));
            }
        }
        return form.good()
                ? Optional.of(new Funds(
                        perCase, form.value("payer"), calendar, form.value("equipment"), form.value("training")))
                : Optional.empty();
    }

    private static String fieldOf(Refusal refusal) {
        return switch (refusal.code()) {
            case "admission.code", "admission.code-taken" -> "code";
            case "admission.hours" -> "hours-small";
            case "admission.money" -> "per-case";
            case "admission.effective-past" -> "from";
            case "admission.sample-place",
                    "division-code.length",
                    "division-code.character",
                    "division-code.gap",
                    "division-code.padded" -> "village";
            default -> "";
        };
    }

    private ModelAndView page(Form form) {
        return Screen.of(getClass(), "proposal", "admission.new", "form", form);
    }

    private ModelAndView page(Admission admission, Form form) {
        var heard = new ArrayList<HeardView>();
        for (var one : hearing.villages(admission.id())) {
            var name = territory
                    .find(one.village(), today())
                    .map(division -> division.name())
                    .orElse(one.village().value());
            heard.add(new HeardView(name, one));
        }
        var opinions = hearing.opinions(admission.id());
        return Screen.of(
                getClass(),
                "admission-one",
                "admission.title",
                "admission",
                admission,
                "opinions",
                opinions,
                "heard",
                heard,
                "form",
                form,
                "may",
                May.now(admission, opinions, heard),
                "today",
                today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
