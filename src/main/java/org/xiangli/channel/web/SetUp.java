package org.xiangli.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.store.Counties;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * The first start of a real installation: nobody can sign in until an administrator has made himself an account, with
 * the key that only the operator's console shows. The key lives in memory and dies with the first use.
 */
@Controller
class SetUp {

    private static final Logger log = LoggerFactory.getLogger(SetUp.class);
    private static final RuleRef RULE = new RuleRef("ACCESS.SETUP", "GB/T 22239-2019", "8.1.4.2");

    private final Counties counties;
    private final CountyAtHand atHand;
    private final PostRegister posts;
    private final Clock clock;
    private final String key;

    SetUp(Counties counties, CountyAtHand atHand, PostRegister posts, Clock clock) {
        this.counties = counties;
        this.atHand = atHand;
        this.posts = posts;
        this.clock = clock;
        var bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        this.key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @EventListener
    void tellTheOperator(WebServerInitializedEvent started) {
        if (open()) {
            log.info(
                    "Nobody can sign in yet. Make the administrator at http://localhost:{}/set-up with the key {}",
                    started.getWebServer().getPort(),
                    key);
        }
    }

    @GetMapping("/set-up")
    ModelAndView form() {
        return open() ? page(Form.blank()) : Screen.see("/sign-in");
    }

    @PostMapping("/set-up")
    ModelAndView setUp(HttpServletRequest request) {
        if (!open()) {
            throw new Refusal("set-up.done", RULE);
        }
        var form = Form.sent(request.getParameterMap());
        var given = form.demand("key", 40);
        var county = form.demand("county", 12);
        var login = form.demand("login", 40).toLowerCase(Locale.ROOT);
        var name = form.demand("name", 40);
        var password = form.demand("password", 200);
        if (form.good() && !MessageDigest.isEqual(bytes(given), bytes(key))) {
            form.reject("key", "set-up.key.wrong");
        }
        if (!form.good()) {
            return Screen.again(page(form));
        }
        try {
            appoint(county, login, name, password);
            return Screen.see("/sign-in");
        } catch (Refusal refusal) {
            return Screen.again(page(form.reject(fieldOf(refusal), refusal)));
        }
    }

    private void appoint(String county, String login, String name, String password) {
        var code = DivisionCode.of(county);
        if (code.level() != Level.COUNTY) {
            throw new Refusal("set-up.county", RULE, county);
        }
        var account = posts.open(code.value(), login, name, password);
        posts.appoint(account, PostKind.ADMINISTRATOR, code, "系统管理", LocalDate.now(clock), null);
        counties.turnOn(code.value(), false);
        atHand.refresh();
    }

    private static String fieldOf(Refusal refusal) {
        var code = refusal.code();
        return code.startsWith("password.") ? "password" : code.startsWith("account.") ? "login" : "county";
    }

    private boolean open() {
        return counties.all().stream().noneMatch(posts::hasAdministrator);
    }

    private ModelAndView page(Form form) {
        return Screen.of(getClass(), "set-up", "set-up.title", "form", form);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
