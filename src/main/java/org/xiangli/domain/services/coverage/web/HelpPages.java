package org.xiangli.domain.services.coverage.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Screen;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.PointDirectory;
import org.xiangli.domain.services.coverage.CoverageBook;
import org.xiangli.domain.services.coverage.OfferRegister;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;

/** A village's own entry page: what its people do for each other, what the government does, what the public good does (R057). */
@Controller
class HelpPages {

    private static final int LONGEST_WORDS = 60;

    private final OfferRegister offers;
    private final CoverageBook book;
    private final PointDirectory points;
    private final Territory territory;
    private final Clock clock;

    HelpPages(OfferRegister offers, CoverageBook book, PointDirectory points, Territory territory, Clock clock) {
        this.offers = offers;
        this.book = book;
        this.points = points;
        this.territory = territory;
        this.clock = clock;
    }

    /** Whoever acts in a village goes to its page; others choose one. */
    @GetMapping("/help")
    ModelAndView choose(@RequestParam(name = "township", defaultValue = "") String code) {
        var own = Acting.find().map(Acting::division).filter(division -> division.level() == Level.VILLAGE);
        if (own.isPresent()) {
            return Screen.see("/help/" + own.get().value());
        }
        var today = LocalDate.now(clock);
        var townships = book.townships(today);
        var chosen = townships.stream()
                .filter(township -> township.code().value().equals(code))
                .findFirst();
        return Screen.of(
                getClass(),
                "help-villages",
                "services.help.title",
                "townships",
                townships,
                "chosen",
                chosen,
                "villages",
                chosen.map(township -> territory.children(township.code(), today))
                        .orElse(java.util.List.of()));
    }

    @GetMapping("/help/{village}")
    ModelAndView help(@PathVariable("village") String code, @RequestParam(name = "q", defaultValue = "") String words) {
        var today = LocalDate.now(clock);
        var village = DivisionCode.of(code);
        var asked = words.strip();
        var shortened = asked.substring(
                0, asked.offsetByCodePoints(0, Math.min(LONGEST_WORDS, asked.codePointCount(0, asked.length()))));
        var answer = offers.search(village, shortened, today);
        return Screen.of(
                getClass(),
                "help",
                "services.help.title",
                "village",
                territory.demand(village, Level.VILLAGE, today),
                "words",
                shortened,
                "answer",
                answer,
                "points",
                points.all().stream()
                        .filter(point -> point.openOn(today) && point.division().contains(village))
                        .toList());
    }

    @Configuration
    static class Doors {

        @Bean
        Door helpDoor() {
            return new Door("/help", "services.help.title", Door.Group.GUIDE, 35, Set.of());
        }
    }
}
