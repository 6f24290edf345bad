package org.xiangli.domain.services.coverage.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.coverage.CoverageBook;
import org.xiangli.domain.services.coverage.ServiceMap;

/** What is offered where, and what is missing (R037, R038); the catalogue by department (R029). For anyone. */
@Controller
class CoveragePages {

    private static final Set<PostKind> STAFF = EnumSet.complementOf(EnumSet.of(PostKind.RESIDENT));

    private final CoverageBook book;
    private final Clock clock;

    CoveragePages(CoverageBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** One township's villages at a time, so that the page stays light in a large county; the count is of them all. */
    @GetMapping("/coverage")
    ModelAndView families(@RequestParam(name = "township", defaultValue = "") String code) {
        var today = LocalDate.now(clock);
        var matrix = book.families(today);
        var townships = book.townships(today);
        var shown = townships.stream()
                .filter(township -> township.code().value().equals(code))
                .findFirst()
                .or(() -> townships.stream()
                        .filter(township -> !matrix.of(township).isEmpty())
                        .findFirst());
        return Screen.of(
                getClass(),
                "coverage",
                "services.coverage.title",
                "matrix",
                matrix,
                "townships",
                townships.stream()
                        .filter(township -> !matrix.of(township).isEmpty())
                        .toList(),
                "shown",
                shown,
                "today",
                today);
    }

    @GetMapping("/coverage/areas")
    ModelAndView areas() {
        var map = ServiceMap.packaged();
        return Screen.of(
                getClass(), "areas", "services.areas.title", "matrix", book.areas(LocalDate.now(clock)), "map", map);
    }

    @GetMapping("/items/by-department")
    ModelAndView byDepartment() {
        var today = LocalDate.now(clock);
        return Screen.of(
                getClass(),
                "by-department",
                "services.by-department.title",
                "shelves",
                book.byDepartment(today),
                "today",
                today);
    }

    @Configuration
    static class Doors {

        @Bean
        Door coverageDoor() {
            return new Door("/coverage", "services.coverage.title", Door.Group.OVERSIGHT, 60, STAFF);
        }
    }
}
