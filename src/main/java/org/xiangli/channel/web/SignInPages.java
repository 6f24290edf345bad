package org.xiangli.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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

    private final SignInDesk desk;
    private final Invitations invitations;
    private final CountyAtHand counties;
    private final SecurityContextRepository contexts;
    private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();

    SignInPages(SignInDesk desk, Invitations invitations, CountyAtHand counties, SecurityContextRepository contexts) {
        this.desk = desk;
        this.invitations = invitations;
        this.counties = counties;
        this.contexts = contexts;
    }

    @GetMapping("/sign-in")
    ModelAndView form() {
        return counties.all().isEmpty() ? Screen.see("/set-up") : signIn(Form.blank());
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
        var target = wanted.getRequest(request, response);
        request.getSession();
        request.changeSessionId();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                account, "", List.of(new SimpleGrantedAuthority("SIGNED_IN"))));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return Screen.see(target == null ? "/home" : pathOf(target.getRedirectUrl()));
    }

    /** Only the path of where she wanted to go: never another host. */
    private static String pathOf(String url) {
        var uri = java.net.URI.create(url);
        var query = uri.getRawQuery();
        return uri.getRawPath() + (query == null ? "" : "?" + query);
    }

    private ModelAndView signIn(Form form) {
        return Screen.of(getClass(), "sign-in", "sign-in.title", "form", form, "counties", counties.names());
    }

    private ModelAndView join(Form form) {
        return Screen.of(getClass(), "join", "join.title", "form", form, "counties", counties.names());
    }
}
