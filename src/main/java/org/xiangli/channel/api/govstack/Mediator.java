package org.xiangli.channel.api.govstack;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.xiangli.channel.api.ApiProblem;

/** What the specification asks of a request beside its content. */
final class Mediator {

    static final String HEADER = "Information-Mediator-Client";

    private Mediator() {}

    /** @throws ApiProblem 400 unless the header reads INSTANCE/CLASS/MEMBER/SUBSYSTEM */
    static void demand(HttpServletRequest request) {
        var header = request.getHeader(HEADER);
        if (header == null || !header.matches("[^/\\s]{1,64}(/[^/\\s]{1,64}){3}")) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "api.mediator", HEADER);
        }
    }

    /** A whole number of a query that is not below the least. @throws ApiProblem 400 */
    static int number(Optional<String> text, int otherwise, int least) {
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("[0-9]{1,6}") || Integer.parseInt(text.get()) < least) {
            throw ApiProblem.of(
                    HttpStatus.BAD_REQUEST, "api.parameter", text.get().length());
        }
        return Integer.parseInt(text.get());
    }

    /** @throws ApiProblem 400 */
    static Optional<UUID> id(Optional<String> text) {
        try {
            return text.map(UUID::fromString);
        } catch (IllegalArgumentException broken) {
            throw ApiProblem.of(
                    HttpStatus.BAD_REQUEST, "api.parameter", text.orElse("").length());
        }
    }

    static Locale reader(HttpServletRequest request) {
        var wanted = request.getHeader("Accept-Language");
        return wanted != null && wanted.strip().toLowerCase(Locale.ROOT).startsWith("en")
                ? Locale.ENGLISH
                : Locale.SIMPLIFIED_CHINESE;
    }
}
