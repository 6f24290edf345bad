package org.xiangli.channel.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.page.Agenda;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Finder;
import org.xiangli.core.page.Screen;

/** The entrance, the home page of each post with what is due today, search, and the two switches in the frame. */
@Controller
class HomePages {

    private static final int LONGEST_QUERY = 60;

    private final List<Agenda> agendas;
    private final List<Door> doors;
    private final List<Finder> finders;
    private final PostRegister posts;
    private final CountyAtHand counties;
    private final Clock clock;

    HomePages(
            List<Agenda> agendas,
            List<Door> doors,
            List<Finder> finders,
            PostRegister posts,
            CountyAtHand counties,
            Clock clock) {
        this.agendas = agendas;
        this.doors = doors;
        this.finders = finders;
        this.posts = posts;
        this.counties = counties;
        this.clock = clock;
    }

    @GetMapping("/")
    ModelAndView entrance() {
        if (counties.all().isEmpty()) {
            return Screen.see("/set-up");
        }
        return Acting.find().isPresent() ? Screen.see("/home") : Screen.of(getClass(), "entrance", "entrance.title");
    }

    @GetMapping("/home")
    ModelAndView home(Locale reader) {
        var acting = Acting.current();
        var today = LocalDate.now(clock);
        var groups = agendas.stream()
                .flatMap(agenda -> agenda.today(acting, today, reader).stream())
                .toList();
        return Screen.of(
                getClass(),
                "home",
                "home.title",
                "groups",
                groups,
                "menu",
                Menu.of(doors, acting.kind(), "/home"),
                "today",
                today);
    }

    @GetMapping("/search")
    ModelAndView search(@RequestParam(name = "q", defaultValue = "") String query, Locale reader) {
        var acting = Acting.current();
        var asked = query.strip();
        var shortened = asked.substring(
                0, asked.offsetByCodePoints(0, Math.min(LONGEST_QUERY, asked.codePointCount(0, asked.length()))));
        var hits = shortened.isEmpty()
                ? List.<Finder.Hit>of()
                : finders.stream()
                        .flatMap(finder -> finder.find(shortened, acting, reader).stream())
                        .toList();
        return Screen.of(getClass(), "search", "search.title", "query", shortened, "hits", hits);
    }

    /** The posts held today, to change from one to another. */
    @GetMapping("/posts")
    ModelAndView posts() {
        var held = ActingFilter.account().map(posts::heldToday).orElse(List.of());
        return Screen.of(getClass(), "posts", "posts.title", "posts", held);
    }

    @PostMapping("/posts")
    ModelAndView choose(@RequestParam("post") UUID post, HttpServletRequest request) {
        request.getSession().setAttribute(ActingFilter.CHOSEN_POST, post);
        return Screen.see("/home");
    }

    @PostMapping("/language")
    ModelAndView language(
            @RequestParam("to") String to, @RequestParam("back") String back, HttpServletResponse response) {
        remember(response, Pages.LANGUAGE, to.equals("en") ? "en" : "zh");
        return Screen.see(within(back));
    }

    @PostMapping("/text-size")
    ModelAndView textSize(
            @RequestParam("to") String to, @RequestParam("back") String back, HttpServletResponse response) {
        remember(response, Pages.TEXT_SIZE, to.equals("large") ? "large" : "normal");
        return Screen.see(within(back));
    }

    private static void remember(HttpServletResponse response, String name, String value) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        response.addCookie(cookie);
    }

    /** Back to a page of this house only. */
    private static String within(String path) {
        return path.startsWith("/") && !path.startsWith("//") && !path.contains("\\") && !path.contains(":")
                ? path
                : "/";
    }
}
