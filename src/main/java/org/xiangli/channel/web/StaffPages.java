package org.xiangli.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.OutsideIdentities;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** The administrator opens accounts, appoints to posts for a term, and ends terms. He reads nobody's data. */
@Controller
class StaffPages {

    private static final RuleRef TERM = new RuleRef("ACCESS.POST", "Xiangli R011", "");

    private final PostRegister posts;
    private final OutsideSignIn outside;
    private final OutsideIdentities identities;
    private final Clock clock;

    StaffPages(PostRegister posts, OutsideSignIn outside, OutsideIdentities identities, Clock clock) {
        this.posts = posts;
        this.outside = outside;
        this.identities = identities;
        this.clock = clock;
    }

    @GetMapping("/staff")
    ModelAndView list() {
        return list(Form.blank());
    }

    private ModelAndView list(Form form) {
        var provider = provider();
        return Screen.of(
                getClass(),
                "staff",
                "staff.title",
                "form",
                form,
                "listed",
                posts.staff(),
                "provider",
                provider.map(OutsideProvider::name).orElse(""),
                "names",
                provider.map(known -> identities.names(known.issuer())).orElse(Map.of()),
                "today",
                LocalDate.now(clock));
    }

    /** By which name the county's identity service knows an account; an empty one takes it out. */
    @PostMapping("/staff/{account}/outside")
    ModelAndView outside(@PathVariable UUID account, HttpServletRequest request, RedirectAttributes flash) {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        var issuer = provider().map(OutsideProvider::issuer).orElseThrow(() -> new Refusal("identity.account", TERM));
        var form = Form.sent(request.getParameterMap());
        var field = "outside-" + account;
        try {
            if (form.value(field).isEmpty()) {
                identities.remove(account, issuer);
            } else {
                identities.enter(account, issuer, form.value(field));
            }
        } catch (Refusal refusal) {
            return Screen.again(list(form.reject(field, refusal)));
        }
        flash.addFlashAttribute(Pages.NOTICE, "staff.outside.saved");
        return Screen.see("/staff");
    }

    private Optional<OutsideProvider> provider() {
        return outside.of(Acting.current().county());
    }

    @GetMapping("/staff/new")
    ModelAndView form() {
        Acting.current().require(PostKind.ADMINISTRATOR);
        return page(Form.blank().put("from", LocalDate.now(clock).toString()));
    }

    @PostMapping("/staff/new")
    ModelAndView appoint(HttpServletRequest request, RedirectAttributes flash) {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        var form = Form.sent(request.getParameterMap());
        var name = form.demand("name", 40);
        var login = form.demand("login", 40).toLowerCase(Locale.ROOT);
        var password = form.demand("password", 200);
        var kind = kind(form);
        var division = form.demand("division", 12);
        var office = form.demand("office", 60);
        var from = day(form, "from", true);
        var to = day(form, "to", false);
        if (!form.good() || kind == null || from == null) {
            return Screen.again(page(form));
        }
        try {
            posts.openAndAppoint(
                    acting.county(), login, name, password, kind, DivisionCode.of(division), office, from, to);
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject(fieldOf(refusal), refusal)));
        }
        flash.addFlashAttribute(Pages.NOTICE, "staff.appointed");
        return Screen.see("/staff");
    }

    @PostMapping("/staff/{account}/posts/{post}/end")
    ModelAndView end(
            @PathVariable UUID account,
            @PathVariable UUID post,
            @RequestParam(name = "last", defaultValue = "") String last,
            RedirectAttributes flash) {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        posts.end(acting.county(), account, post, lastDay(last));
        flash.addFlashAttribute(Pages.NOTICE, "staff.ended");
        return Screen.see("/staff");
    }

    private LocalDate lastDay(String typed) {
        try {
            return typed.isBlank() ? LocalDate.now(clock) : LocalDate.parse(typed);
        } catch (DateTimeParseException broken) {
            throw new Refusal("form.date", TERM, typed);
        }
    }

    private static @Nullable PostKind kind(Form form) {
        try {
            var kind = PostKind.valueOf(form.demand("kind", 40));
            return kind == PostKind.RESIDENT ? refuse(form) : kind;
        } catch (IllegalArgumentException unknown) {
            return refuse(form);
        }
    }

    private static @Nullable PostKind refuse(Form form) {
        form.reject("kind", "form.missing");
        return null;
    }

    private static @Nullable LocalDate day(Form form, String field, boolean needed) {
        var value = needed ? form.demand(field, 10) : form.value(field);
        try {
            return value.isEmpty() ? null : LocalDate.parse(value);
        } catch (DateTimeParseException broken) {
            form.reject(field, "form.date", value);
            return null;
        }
    }

    private static String fieldOf(Refusal refusal) {
        var code = refusal.code();
        if (code.startsWith("password.")) {
            return "password";
        }
        if (code.startsWith("account.")) {
            return "login";
        }
        return code.equals("post.term") ? "to" : "division";
    }

    private ModelAndView page(Form form) {
        return Screen.of(getClass(), "staff-new", "staff.new", "form", form);
    }
}
