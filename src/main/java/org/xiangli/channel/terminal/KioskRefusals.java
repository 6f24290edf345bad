package org.xiangli.channel.terminal;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.kernel.Refusal;

/** A refusal at the terminal stays in the terminal's own frame: no page leads away from it. */
@ControllerAdvice(assignableTypes = {KioskPages.class, KioskApplyPages.class, KioskTrackPages.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class KioskRefusals {

    private final KioskScreens screens;

    KioskRefusals(KioskScreens screens) {
        this.screens = screens;
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal) {
        var screen = screens.of("refused", "refused.title", "refusal", refusal);
        screen.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return screen;
    }
}
