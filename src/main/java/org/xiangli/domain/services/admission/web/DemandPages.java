package org.xiangli.domain.services.admission.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.admission.Demand.Asked;
import org.xiangli.domain.services.admission.Demand.Kind;
import org.xiangli.domain.services.admission.Demand.ListName;
import org.xiangli.domain.services.admission.Demand.Standing;
import org.xiangli.domain.services.admission.DemandDesk;
import org.xiangli.domain.services.admission.FundsDesk;
import org.xiangli.domain.services.admission.Match;
import org.xiangli.domain.services.admission.VillageLists;
import org.xiangli.kernel.Refusal;

/** What higher offices ask of a village (R033): entered, held against the lists, answered with a letter, and counted. */
@Controller
class DemandPages {

    private final DemandDesk desk;
    private final VillageLists lists;
    private final Catalogue catalogue;
    private final FundsDesk funds;
    private final Clock clock;

    DemandPages(DemandDesk desk, VillageLists lists, Catalogue catalogue, FundsDesk funds, Clock clock) {
        this.desk = desk;
        this.lists = lists;
        this.catalogue = catalogue;
        this.funds = funds;
        this.clock = clock;
    }

    @GetMapping("/burden")
    ModelAndView burden(@RequestParam(name = "month", defaultValue = "") String month) {
        var acting = Acting.current();
        acting.require(Offices.of(Offices.ALL));
        var asked = month(month);
        return Screen.of(
                getClass(),
                "burden",
                "admission.burden",
                "burden",
                desk.burden(acting.division(), asked),
                "latest",
                desk.latest(acting.division()),
                "clerk",
                acting.kind() == PostKind.VILLAGE_CLERK);
    }

    @GetMapping("/lists")
    ModelAndView lists() {
        var acting = Acting.current();
        var version = catalogue.current(today());
        return Screen.of(
                getClass(),
                "lists",
                "admission.lists",
                "own",
                lists.own(),
                "assist",
                catalogue.served(today()).stream().map(ListedItem::item).toList(),
                "negative",
                lists.negative(),
                "certificates",
                lists.certificates(),
                "suspended",
                funds.suspended(acting.division()),
                "version",
                version.map(one -> one.version()).orElse(0));
    }

    @GetMapping("/demands/new")
    ModelAndView ask() {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return page(Form.blank(), List.of(), false);
    }

    /** The first sending shows at once where the demand stands; the second enters it. */
    @PostMapping("/demands/new")
    ModelAndView enter(HttpServletRequest request) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var form = Form.sent(request.getParameterMap());
        var sender = form.demand("sender", 60);
        var title = form.demand("title", 200);
        var kind = Typed.word(form, "kind", Kind.class);
        var hours = Typed.whole(form, "hours");
        if (!form.good() || kind.isEmpty()) {
            return Screen.again(page(form, List.of(), false));
        }
        try {
            var asked = new Asked(sender, kind.get(), title, hours);
            if (form.value("standing").isEmpty()) {
                return page(form, desk.matches(title), true);
            }
            return Screen.see(
                    "/demands/" + desk.enter(form.once(), asked, standing(form)).id());
        } catch (Refusal refusal) {
            var field = refusal.code().equals("admission.hours") ? "hours" : "";
            return Screen.again(page(form.reject(field, refusal), desk.matches(title), true));
        }
    }

    @GetMapping("/demands/{id}")
    ModelAndView show(@PathVariable UUID id) {
        Acting.current().require(Offices.of(Offices.ALL));
        var demand = desk.demand(id);
        return Screen.of(
                getClass(),
                "demand",
                "admission.demand",
                "demand",
                demand,
                "line",
                demand.standing().flatMap(this::line),
                "clerk",
                Acting.current().kind() == PostKind.VILLAGE_CLERK);
    }

    @GetMapping("/demands/{id}/letter")
    ModelAndView letter(@PathVariable UUID id) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return Screen.see("/files/" + desk.letter(id).attachment().id());
    }

    /** {@code none}, or list and code. */
    private static Optional<Standing> standing(Form form) {
        var typed = form.value("standing").split(":", 2);
        for (var list : ListName.values()) {
            if (typed.length == 2 && list.name().equals(typed[0])) {
                return Optional.of(new Standing(list, typed[1]));
            }
        }
        return Optional.empty();
    }

    private Optional<Match> line(Standing standing) {
        return switch (standing.list()) {
            case OWN -> entry(lists.own(), standing);
            case NEGATIVE -> entry(lists.negative(), standing);
            case ASSIST ->
                catalogue.served(today()).stream()
                        .map(ListedItem::item)
                        .filter(item -> item.code().equals(standing.code()))
                        .map(item -> new Match(
                                standing, item.name(), item.basis().getFirst().reference(item.code())))
                        .findFirst();
        };
    }

    private static Optional<Match> entry(List<VillageLists.Entry> entries, Standing standing) {
        return entries.stream()
                .filter(entry -> entry.code().equals(standing.code()))
                .map(entry -> new Match(standing, entry.name(), entry.law()))
                .findFirst();
    }

    private YearMonth month(String typed) {
        try {
            return typed.isEmpty() ? YearMonth.from(today()) : YearMonth.parse(typed);
        } catch (DateTimeParseException broken) {
            return YearMonth.from(today());
        }
    }

    private ModelAndView page(Form form, List<Match> matches, boolean held) {
        var version = catalogue.current(today()).map(one -> one.version()).orElse(0);
        return Screen.of(
                getClass(),
                "demand-new",
                "admission.demand.new",
                "form",
                form,
                "matches",
                matches,
                "held",
                held,
                "own",
                lists.own(),
                "assist",
                catalogue.served(today()).stream().map(ListedItem::item).toList(),
                "version",
                version);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
