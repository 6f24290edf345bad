package org.xiangli.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * An upload that is too large or broken is found before anybody knows who would have handled it, so {@link Problems} does
 * not see it; a program gets its problem nevertheless.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TooLarge implements HandlerExceptionResolver {

    private final Problems problems;

    TooLarge(Problems problems) {
        this.problems = problems;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception problem) {
        if (!(problem instanceof MultipartException broken)
                || !request.getRequestURI().matches("/(api/v1|govstack|hsds)/.*")) {
            return null;
        }
        var large = broken instanceof MaxUploadSizeExceededException;
        try {
            problems.write(
                    response,
                    request,
                    large ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST,
                    large ? "api.upload-too-large" : "api.unreadable");
            return new ModelAndView();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
