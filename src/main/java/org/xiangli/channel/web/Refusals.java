package org.xiangli.channel.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.page.Screen;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** A refusal nobody nearer has answered becomes a page that names its rule; what breaks says so without a stack trace. */
@ControllerAdvice
@Controller
class Refusals implements ErrorController {

    private static final RuleRef UPLOAD = new RuleRef("FILE.SIZE", "Xiangli", "");
    private static final Set<String> UNKNOWN = Set.of(
            "file.unknown", "case.unknown", "item.unknown", "services.application-unknown", "services.letter-none");
    private static final Map<String, HttpStatus> STATUS = Map.of(
            "access.no-post", HttpStatus.FORBIDDEN,
            "access.purpose-not-permitted", HttpStatus.FORBIDDEN,
            "access.post-not-permitted", HttpStatus.FORBIDDEN,
            "case.changed-meanwhile", HttpStatus.CONFLICT);

    @ExceptionHandler
    ModelAndView refused(Refusal refusal) {
        var screen = Screen.of(getClass(), "refused", "refused.title", "refusal", refusal);
        screen.setStatus(status(refusal));
        return screen;
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException problem) {
        var megabytes = Math.max(1, problem.getMaxUploadSize() / (1024 * 1024));
        var screen = refused(new Refusal("upload.too-large", UPLOAD, megabytes));
        screen.setStatus(HttpStatus.CONTENT_TOO_LARGE);
        return screen;
    }

    @RequestMapping("/error")
    ModelAndView broken(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        if (status == null) {
            status = HttpStatus.INTERNAL_SERVER_ERROR;
        }
        var known = switch (status) {
            case NOT_FOUND, FORBIDDEN, CONTENT_TOO_LARGE, TOO_MANY_REQUESTS, METHOD_NOT_ALLOWED, BAD_REQUEST ->
                status.value();
            default -> 500;
        };
        var screen = Screen.of(getClass(), "broken", "broken.title", "status", known);
        screen.setStatus(status);
        return screen;
    }

    private static HttpStatus status(Refusal refusal) {
        var code = refusal.code();
        if (code.endsWith(".not-found") || UNKNOWN.contains(code)) {
            return HttpStatus.NOT_FOUND;
        }
        return STATUS.getOrDefault(code, HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
