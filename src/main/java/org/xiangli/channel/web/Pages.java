package org.xiangli.channel.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;
import org.xiangli.core.access.Acting;
import org.xiangli.core.page.Page;
import org.xiangli.core.page.Texts;

/** Gathers what a page may know of its request. */
@Component
class Pages {

    static final String LANGUAGE = "language";
    static final String TEXT_SIZE = "text-size";
    static final String NOTICE = "notice";

    private final Texts texts;
    private final Clock clock;
    private final CountyAtHand counties;

    Pages(Texts texts, Clock clock, CountyAtHand counties) {
        this.texts = texts;
        this.clock = clock;
        this.counties = counties;
    }

    Page of(HttpServletRequest request) {
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var flash = RequestContextUtils.getInputFlashMap(request);
        return new Page.Draft(
                        texts,
                        locale(request),
                        clock.getZone(),
                        request.getRequestURI(),
                        token == null ? "" : token.getParameterName(),
                        token == null ? "" : token.getToken(),
                        Acting.find().orElse(null),
                        "large".equals(cookie(request, TEXT_SIZE).orElse("")),
                        counties.isDemo(),
                        flash == null ? null : (String) flash.get(NOTICE))
                .page();
    }

    /** Chinese unless the reader chose English. */
    static Locale locale(HttpServletRequest request) {
        return "en".equals(cookie(request, LANGUAGE).orElse("")) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
    }
}
