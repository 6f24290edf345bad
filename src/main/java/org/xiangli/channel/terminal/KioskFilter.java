package org.xiangli.channel.terminal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;

/**
 * Knows the terminal by its key, lets nobody else in, binds its county and the person who stands there, and sees to it
 * that what she left is gone after a minute: the page sends the browser on by itself, and the session ends with it.
 */
class KioskFilter extends OncePerRequestFilter {

    static final String START = "/terminal/start";
    static final String LANGUAGE = "/terminal/language";
    static final String HEARTBEAT = "/terminal/heartbeat";
    static final String STYLE = "/terminal/style/**";
    static final String COOKIE = "terminal";

    /** Attribute of the request: the terminal it came from. */
    static final String TERMINAL = "xiangli.terminal";

    /** Attribute of the session: who stands there. */
    static final String VISIT = "xiangli.visit";

    private static final String STYLES = "/terminal/style/";
    private static final Pattern KEY = Pattern.compile("([0-9]{6})\\.([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");

    private final TerminalRegister register;
    private final RuleBook rules;
    private final Clock clock;

    KioskFilter(TerminalRegister register, RuleBook rules, Clock clock) {
        this.register = register;
        this.rules = rules;
        this.clock = clock;
    }

    /** The terminal a key belongs to, in which county. */
    record Known(String county, Terminal terminal) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (path.startsWith(STYLES)) {
            chain.doFilter(request, response);
            return;
        }
        var known = known(key(request), paper(request));
        if (known.isEmpty()) {
            if (path.equals(START) || path.equals(LANGUAGE)) {
                chain.doFilter(request, response);
            } else if (path.equals(HEARTBEAT)) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                response.sendRedirect(START);
            }
            return;
        }
        serve(known.get(), request, response, chain);
    }

    private void serve(Known known, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var idle = Math.toIntExact(
                rules.parameter(TerminalLaw.IDLE, "seconds", DivisionCode.of(known.county()), LocalDate.now(clock)));
        request.setAttribute(TERMINAL, known.terminal());
        var resting = request.getRequestURI().equals("/terminal");
        response.setHeader("Refresh", idle + ";url=" + (resting ? "/terminal" : "/terminal/end"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var session = request.getSession();
        session.setMaxInactiveInterval(idle);
        try {
            if (session.getAttribute(VISIT) instanceof Visit visit
                    && visit.village().startsWith(known.county())) {
                visit.acting().call(() -> proceed(chain, request, response));
            } else {
                Bound.callThrowing(Reach.blind(known.county()), () -> proceed(chain, request, response));
            }
        } catch (ServletException | IOException | RuntimeException problem) {
            throw problem;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    /** The terminal this key belongs to, which has just been heard of. */
    Optional<Known> known(String key, OptionalInt paper) {
        var parts = KEY.matcher(key);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var county = parts.group(1);
        var now = clock.instant();
        return Bound.call(
                        Reach.ofCounty(county),
                        () -> register.heard(UUID.fromString(parts.group(2)), parts.group(3), paper, now))
                .map(terminal -> new Known(county, terminal));
    }

    private static String key(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith("Bearer ")) {
            return header.substring("Bearer ".length());
        }
        if (request.getRequestURI().equals(START) && request.getMethod().equals("POST")) {
            var typed = request.getParameter("key");
            return typed == null ? "" : typed.strip();
        }
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? "" : cookie.getValue();
    }

    private static OptionalInt paper(HttpServletRequest request) {
        var paper = request.getRequestURI().equals(HEARTBEAT) ? request.getParameter("paper") : null;
        return paper != null && paper.matches("100|[0-9]{1,2}")
                ? OptionalInt.of(Integer.parseInt(paper))
                : OptionalInt.empty();
    }

    private static boolean proceed(FilterChain chain, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        return true;
    }
}
