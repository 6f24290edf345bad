package org.xiangli.channel.terminal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Homes;
import org.xiangli.core.access.Invitations;
import org.xiangli.core.access.SignInDesk;
import org.xiangli.core.access.SignInDesk.Outcome;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.Refusal;

/** Coming to the terminal and leaving it: who she is, by a code of the window or her account, and the end of it. */
@Controller
@RequestMapping("/terminal")
class KioskPages {

    private final KioskScreens screens;
    private final OneTimeCodes codes;
    private final SignInDesk signIn;
    private final Homes homes;
    private final Tries tries;

    KioskPages(KioskScreens screens, OneTimeCodes codes, SignInDesk signIn, Homes homes, Tries tries) {
        this.screens = screens;
        this.codes = codes;
        this.signIn = signIn;
        this.homes = homes;
        this.tries = tries;
    }

    @GetMapping
    ModelAndView begin(@RequestAttribute(KioskFilter.TERMINAL) Terminal terminal) {
        return screens.of(
                "menu",
                "terminal.title",
                "place",
                terminal.place(),
                "name",
                Acting.find().map(Acting::displayName).orElse(null));
    }

    /** Where the administrator types the key of a new device; afterwards the device knows itself. */
    @GetMapping("/start")
    ModelAndView start() {
        return ask(Form.blank(), "key", "/terminal/start", "password");
    }

    @PostMapping("/start")
    ModelAndView start(HttpServletRequest request, HttpServletResponse response) {
        var form = Form.sent(request.getParameterMap());
        if (request.getAttribute(KioskFilter.TERMINAL) == null) {
            return Screen.again(ask(form.reject("key", "terminal.key.wrong"), "key", "/terminal/start", "password"));
        }
        var cookie = new Cookie(KioskFilter.COOKIE, form.value("key"));
        cookie.setPath("/terminal");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Strict");
        cookie.setMaxAge((int) Duration.ofDays(3650).toSeconds());
        response.addCookie(cookie);
        return Screen.see("/terminal");
    }

    /** For the device's own watchman: that it lives, and how much paper there is. */
    @PostMapping("/heartbeat")
    ResponseEntity<Void> heartbeat(HttpServletRequest request) {
        request.getSession().invalidate();
        return ResponseEntity.noContent().build();
    }

    /** The end, by her hand or by itself: the session is gone and the browser forgets what it was shown. */
    @GetMapping("/end")
    ModelAndView end(HttpServletRequest request, HttpServletResponse response) {
        request.getSession().invalidate();
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        var gone = new Cookie("JSESSIONID", "");
        gone.setPath("/");
        gone.setMaxAge(0);
        gone.setHttpOnly(true);
        response.addCookie(gone);
        return Screen.see("/terminal");
    }

    @PostMapping("/language")
    ModelAndView language(HttpServletRequest request) {
        var english = "en".equals(request.getParameter("to"));
        request.getSession().setAttribute(KioskScreens.LANGUAGE, english ? "en" : "zh");
        return Screen.see("/terminal");
    }

    @GetMapping("/code")
    ModelAndView code() {
        return ask(Form.blank(), "code", "/terminal/code", "text");
    }

    @PostMapping("/code")
    ModelAndView code(@RequestAttribute(KioskFilter.TERMINAL) Terminal terminal, HttpServletRequest request) {
        var form = Form.sent(request.getParameterMap());
        var code = form.demand("code", 20);
        try {
            if (form.good()) {
                tries.demand(terminal);
                var acting = Bound.call(Reach.ofCounty(Bound.county()), () -> codes.redeem(code));
                return welcome(acting, request);
            }
        } catch (Refusal refusal) {
            form.reject("code", refusal);
        }
        return Screen.again(ask(form.put("code", ""), "code", "/terminal/code", "text"));
    }

    @GetMapping("/account")
    ModelAndView account() {
        return ask(Form.blank(), "login", "/terminal/account", "text");
    }

    @PostMapping("/account")
    ModelAndView account(HttpServletRequest request) {
        var form = Form.sent(request.getParameterMap());
        var login = form.demand("login", 40).toLowerCase(Locale.ROOT);
        if (!form.good()) {
            return Screen.again(ask(form, "login", "/terminal/account", "text"));
        }
        request.getSession().setAttribute("login", login);
        return Screen.see("/terminal/password");
    }

    @GetMapping("/password")
    ModelAndView password() {
        return ask(Form.blank(), "password", "/terminal/password", "password");
    }

    @PostMapping("/password")
    ModelAndView password(@RequestAttribute(KioskFilter.TERMINAL) Terminal terminal, HttpServletRequest request) {
        var form = Form.sent(request.getParameterMap());
        var password = form.demand("password", 200);
        var login = String.valueOf(request.getSession().getAttribute("login"));
        try {
            if (form.good()) {
                tries.demand(terminal);
                var acting = signedIn(login, password);
                if (acting.isPresent()) {
                    return welcome(acting.get(), request);
                }
                form.reject("password", "sign-in.unknown");
            }
        } catch (Refusal refusal) {
            form.reject("password", refusal);
        }
        return Screen.again(ask(form, "password", "/terminal/password", "password"));
    }

    /** Residents only: an officer's account opens nothing here. */
    private Optional<Acting> signedIn(String login, String password) {
        var county = Bound.county();
        return switch (signIn.signIn(county, login, password)) {
            case Outcome.Welcome(var account) -> {
                var resident = account.resident();
                yield resident == null
                        ? Optional.empty()
                        : homes.villageOf(county, resident).map(village -> Invitations.asResident(account, village));
            }
            case Outcome.Unknown unknown -> Optional.empty();
            case Outcome.Locked locked -> Optional.empty();
        };
    }

    private static ModelAndView welcome(Acting acting, HttpServletRequest request) {
        request.changeSessionId();
        request.getSession().setAttribute(KioskFilter.VISIT, Visit.of(acting));
        return Screen.see("/terminal");
    }

    private ModelAndView ask(Form form, String field, String action, String type) {
        return screens.of("ask", "terminal.ask." + field, "form", form, "field", field, "action", action, "type", type);
    }
}
