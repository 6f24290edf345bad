package org.xiangli.channel.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.HtmlUtils;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Page;
import org.xiangli.core.page.Screen;

/** Renders a room's template inside the frame of the house. Templates are compiled with the build. */
@Configuration
class Templates {

    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(
                null, ContentType.Html, Templates.class.getClassLoader(), "gg.jte.generated.precompiled");
    }

    @Bean
    ViewResolver houseViews(TemplateEngine engine, Pages pages, Assets assets, List<Door> doors) {
        return new HouseViews(engine, pages, assets, doors);
    }

    /** The page's language is the reader's choice, not the browser's. */
    @Bean
    LocaleResolver localeResolver() {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Pages.locale(request);
            }

            @Override
            public void setLocale(
                    HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
                throw new UnsupportedOperationException("The language is kept in a cookie by HomePages");
            }
        };
    }

    private record HouseViews(TemplateEngine engine, Pages pages, Assets assets, List<Door> doors)
            implements ViewResolver, Ordered {

        @Override
        public View resolveViewName(String name, Locale locale) {
            if (name.startsWith("redirect:")) {
                var redirect = new RedirectView(name.substring("redirect:".length()), true, true, false);
                redirect.setStatusCode(org.springframework.http.HttpStatus.SEE_OTHER);
                return redirect;
            }
            return new FramedView(name + ".jte", this);
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        Menu menu(Page page) {
            var acting = page.acting();
            return Menu.of(doors, acting == null ? null : acting.kind(), page.path());
        }
    }

    private record FramedView(String template, HouseViews house) implements View {

        private static final Pattern HEADING = Pattern.compile("(?s)<h1[^>]*>(.*?)</h1>");

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var page = house.pages().of(request);
            var parameters = new HashMap<String, @Nullable Object>(model == null ? Map.of() : model);
            parameters.keySet().removeIf(name -> name.startsWith("org.springframework."));
            var title = parameters.remove(Screen.TITLE);
            parameters.put("page", page);
            var frame = new HashMap<String, @Nullable Object>();
            frame.put("page", page);
            frame.put("style", house.assets().path("style.css"));
            frame.put("menu", house.menu(page));
            var content = new StringOutput();
            house.engine().render(template, parameters, content);
            frame.put("title", title(page, title == null ? "shell.name" : String.valueOf(title), content.toString()));
            frame.put("content", (Content) output -> output.writeContent(content.toString()));
            var bytes = new Utf8ByteOutput();
            house.engine().render("org/xiangli/channel/web/frame.jte", frame, bytes);
            response.setContentType(getContentType());
            response.setContentLength(bytes.getContentLength());
            bytes.writeTo(response.getOutputStream());
        }

        /** What the page is about, then where in the house it stands, so that no two kinds of page are called the same. */
        private static String title(Page page, String key, String content) {
            var place = page.text(key);
            var found = HEADING.matcher(content);
            var heading = found.find()
                    ? HtmlUtils.htmlUnescape(
                            found.group(1).replaceAll("<[^>]*>", "").strip())
                    : place;
            return heading.startsWith(place) ? heading : heading + " · " + place;
        }
    }
}
