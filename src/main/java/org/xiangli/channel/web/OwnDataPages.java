package org.xiangli.channel.web;

import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.ViewLog;
import org.xiangli.core.page.Screen;

/** A resident sees who looked at her data, in which office and what for (R013). */
@Controller
class OwnDataPages {

    private final ViewLog views;
    private final Clock clock;

    OwnDataPages(ViewLog views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/my/looked")
    ModelAndView looked() {
        return Screen.of(getClass(), "looked", "looked.title", "views", views.ofMine(clock.instant()));
    }
}
