package org.xiangli.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Account;
import org.xiangli.core.access.Invitations;
import org.xiangli.core.access.SignInDesk;
import org.xiangli.core.access.SignInDesk.Outcome;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.Refusal;

/** Signing in, and opening one's own account with the code from the village window. */
@Controller
class SignInPages {

    private static final Set<String> OUTSIDE_PROBLEMS = Set.of("failed", "unknown", "silent");

    private final SignInDesk desk;
    private final Invitations invitations;
    private final CountyAtHand counties;
    private final Doorman doorman;
    private final OutsideSignIn outside;

    SignInPages(
            SignInDesk desk, Invitations invitations, CountyAtHand counties, Doorman doorman, OutsideSignIn outside) {
        this.desk = desk;
        this.invitations = invitations;
        this.counties = counties;
        this.doorman = doorman;
        this.outside = outside;
    }

    @GetMapping("/sign-in")
    ModelAndView form(@RequestParam(name = "outside", defaultValue = "") String from) {
        if (counties.all().isEmpty()) {
            return Screen.see("/set-up");
        }
        var form = Form.blank();
        if (OUTSIDE_PROBLEMS.contains(from)) {
            form.reject("", "sign-in.outside." + from);
        }
        return signIn(form);
    }

    /** On to the county's identity service, once it is sure that it answers. */
    @GetMapping("/sign-in/outside/{county:[0-9]{6}}")
    ModelAndView outside(@PathVariable String county) {
        return outside.reachable(county)
                ? Screen.see("/oauth2/authorization/" + county)
                : Screen.see("/sign-in?outside=silent");
    }

    @PostMapping("/sign-in")
    ModelAndView signIn(HttpServletRequest request, HttpServletResponse response) {
        var form = Form.sent(request.getParameterMap());
        var login = form.demand("login", 40).toLowerCase(Locale.ROOT);
        var password = form.demand("password", 200);
        var county = counties.named(form.value("county"));
        if (!form.good() || county.isEmpty()) {
            return Screen.again(signIn(form));
        }
        return switch (desk.signIn(county.get(), login, password)) {
            case Outcome.Welcome(Account account) -> welcome(account, request, response);
            case Outcome.Unknown() -> Screen.again(signIn(form.reject("password", "sign-in.unknown")));
            case Outcome.Locked locked ->
                Screen.again(signIn(form.reject("password", "sign-in.locked", SignInDesk.LOCKED_FOR.toMinutes())));
        };
    }

    @GetMapping("/join")
    ModelAndView join() {
        return join(Form.blank());
    }

    @PostMapping("/join")
    ModelAndView join(HttpServletRequest request, HttpServletResponse response) {
        var form = Form.sent(request.getParameterMap());
        var code = form.demand("code", 20);
        var login = form.demand("login", 40).toLowerCase(Locale.ROOT);
        var password = form.demand("password", 200);
        var county = counties.named(form.value("county"));
        if (!form.good() || county.isEmpty()) {
            return Screen.again(join(form));
        }
        try {
            var account = Bound.call(Reach.ofCounty(county.get()), () -> invitations.accept(code, login, password));
            return welcome(account, request, response);
        } catch (Refusal refusal) {
            return Screen.again(join(form.reject(fieldOf(refusal), refusal)));
        }
    }

    private static String fieldOf(Refusal refusal) {
        var code = refusal.code();
        return code.startsWith("password.") ? "password" : code.startsWith("account.") ? "login" : "code";
    }

    private ModelAndView welcome(Account account, HttpServletRequest request, HttpServletResponse response) {
        return Screen.see(doorman.letIn(account, request, response));
    }

    private ModelAndView signIn(Form form) {
        return Screen.of(
                getClass(),
                "sign-in",
                "sign-in.title",
                "form",
                form,
                "counties",
                counties.names(),
                "outside",
                outside.names());
    }

    private ModelAndView join(Form form) {
        return Screen.of(getClass(), "join", "join.title", "form", form, "counties", counties.names());
    }
}
