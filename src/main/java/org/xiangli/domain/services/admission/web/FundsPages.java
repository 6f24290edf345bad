package org.xiangli.domain.services.admission.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.xiangli.core.territory.Division;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.admission.Account;
import org.xiangli.domain.services.admission.AdmissionDesk;
import org.xiangli.domain.services.admission.FundsDesk;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** The village's money for its help (R032): what is owed, what came, claims, and help suspended. */
@Controller
@RequestMapping("/funds")
class FundsPages {

    private static final int SHOWN = 60;

    private final FundsDesk desk;
    private final AdmissionDesk admissions;
    private final Territory territory;
    private final Clock clock;

    FundsPages(FundsDesk desk, AdmissionDesk admissions, Territory territory, Clock clock) {
        this.desk = desk;
        this.admissions = admissions;
        this.territory = territory;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView accounts() {
        Acting.current().require(Offices.of(Offices.ALL));
        return page(Form.blank());
    }

    @PostMapping("/transfers")
    ModelAndView book(HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.VILLAGE_CLERK, PostKind.COUNTY_OFFICER);
        var form = Form.sent(request.getParameterMap());
        var sum = Typed.money(form, "sum");
        form.demand("sum", 20);
        var note = Typed.optional(form, "note", 500);
        var account = form.demand("account", 80).split("/", 3);
        if (form.good() && account.length != 3) {
            form.reject("account", "form.missing");
        }
        if (!form.good()) {
            return Screen.again(page(form));
        }
        try {
            desk.book(
                    form.once(),
                    UUID.fromString(account[0]),
                    DivisionCode.of(account[1]),
                    LocalDate.parse(account[2]),
                    sum,
                    note);
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject("sum", refusal)));
        } catch (IllegalArgumentException | java.time.DateTimeException tampered) {
            return Screen.again(page(form.reject("account", "form.missing")));
        }
        flash.addFlashAttribute(Offices.NOTICE, "admission.booked");
        return Screen.see("/funds");
    }

    @PostMapping("/claims/{id}/suspension")
    ModelAndView suspend(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes flash) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        var form = Form.sent(request.getParameterMap());
        var why = form.demand("why", 2000);
        if (!form.good()) {
            return Screen.again(page(form));
        }
        try {
            desk.suspend(form.once(), id, why);
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject("why", refusal)));
        }
        flash.addFlashAttribute(Offices.NOTICE, "admission.suspended-now");
        return Screen.see("/funds");
    }

    @PostMapping("/suspensions/{id}/end")
    ModelAndView lift(@PathVariable UUID id, RedirectAttributes flash) {
        desk.lift(id);
        flash.addFlashAttribute(Offices.NOTICE, "admission.lifted");
        return Screen.see("/funds");
    }

    @GetMapping("/claims/{id}/letter")
    ModelAndView letter(@PathVariable UUID id) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        return Screen.see("/files/" + desk.letter(id).attachment().id());
    }

    private ModelAndView page(Form form) {
        var acting = Acting.current();
        var today = LocalDate.now(clock);
        var accounts = accounts(acting, today);
        return Screen.of(
                getClass(),
                "funds",
                "admission.funds",
                "form",
                form,
                "accounts",
                accounts,
                "villages",
                accounts.stream()
                        .map(Account::village)
                        .distinct()
                        .collect(Collectors.toMap(DivisionCode::value, village -> name(village, today))),
                "claims",
                claims(acting.division()),
                "suspended",
                desk.suspended(acting.division()),
                "today",
                today,
                "clerk",
                acting.kind() == PostKind.VILLAGE_CLERK,
                "books",
                acting.kind() == PostKind.VILLAGE_CLERK || acting.kind() == PostKind.COUNTY_OFFICER);
    }

    /** A village sees its accounts; above it only what is open, or the page would grow with the county. */
    private List<Account> accounts(Acting acting, LocalDate today) {
        return desk.accounts(acting.division(), today).stream()
                .filter(account -> acting.kind() == PostKind.VILLAGE_CLERK || !account.settled())
                .limit(SHOWN)
                .toList();
    }

    private String name(DivisionCode village, LocalDate day) {
        return territory.find(village, day).map(Division::name).orElse(village.value());
    }

    private List<ClaimView> claims(DivisionCode within) {
        return desk.claims(within).stream()
                .limit(SHOWN)
                .map(claim -> new ClaimView(
                        claim,
                        admissions.demand(claim.admission()).proposal().name(),
                        name(claim.village(), claim.raisedOn()),
                        desk.settled(claim)))
                .toList();
    }
}
