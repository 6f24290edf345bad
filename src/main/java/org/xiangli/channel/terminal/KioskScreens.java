package org.xiangli.channel.terminal;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.xiangli.core.access.Acting;
import org.xiangli.core.page.Page;
import org.xiangli.core.page.Texts;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;

/** Puts the terminal's own frame round its pages: no navigation, no search, one way back and one way out. */
@Component
class KioskScreens {

    static final String LANGUAGE = "xiangli.terminal.language";

    private static final String ROOM = "org/xiangli/channel/terminal/";

    private final TemplateEngine engine;
    private final Texts texts;
    private final Counties counties;
    private final Clock clock;

    KioskScreens(TemplateEngine engine, Texts texts, Counties counties, Clock clock) {
        this.engine = engine;
        this.texts = texts;
        this.counties = counties;
        this.clock = clock;
    }

    ModelAndView of(String template, String titleKey, @Nullable Object... namesAndValues) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        for (var index = 0; index < namesAndValues.length; index += 2) {
            model.put(String.valueOf(namesAndValues[index]), namesAndValues[index + 1]);
        }
        return new ModelAndView(new KioskView(template, titleKey, model, this));
    }

    static Locale locale(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && "en".equals(session.getAttribute(LANGUAGE))
                ? Locale.ENGLISH
                : Locale.SIMPLIFIED_CHINESE;
    }

    private Page page(HttpServletRequest request) {
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Page.Draft(
                        texts,
                        locale(request),
                        clock.getZone(),
                        request.getRequestURI(),
                        token == null ? "" : token.getParameterName(),
                        token == null ? "" : token.getToken(),
                        Acting.find().orElse(null),
                        true,
                        Bound.current()
                                .map(reach -> counties.isDemo(reach.county()))
                                .orElse(false),
                        null)
                .page();
    }

    private record KioskView(String template, String title, Map<String, @Nullable Object> model, KioskScreens screens)
            implements View {

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> merged, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var page = screens.page(request);
            var parameters = new HashMap<String, @Nullable Object>(model);
            parameters.put("page", page);
            var frame = new HashMap<String, @Nullable Object>();
            frame.put("page", page);
            frame.put("title", title);
            frame.put(
                    "content", (Content) output -> screens.engine.render(ROOM + template + ".jte", parameters, output));
            var bytes = new Utf8ByteOutput();
            screens.engine.render(ROOM + "kiosk.jte", frame, bytes);
            response.setContentType(getContentType());
            response.setContentLength(bytes.getContentLength());
            bytes.writeTo(response.getOutputStream());
        }
    }
}
