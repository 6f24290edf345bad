package org.xiangli.bench;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers each exchange of the recorded way: the same SQL, a page of the same bytes. */
@RestController
class BareController {

    private static final Pattern CASE = Pattern.compile("/cases/([0-9a-f-]{36})");
    private static final Pattern WINDOW = Pattern.compile("/desk/new/([0-9a-f-]{36})");

    private final Replay replay;
    private final Way way;
    private final Map<UUID, UUID> residentOf = new ConcurrentHashMap<>();

    BareController(Replay replay, Way way) {
        this.replay = replay;
        this.way = way;
    }

    @RequestMapping("/**")
    ResponseEntity<String> answer(@RequestHeader("X-Exchange") int exchange, HttpServletRequest request) {
        request.getParameterMap();
        var step = way.steps().get(exchange);
        var family = id(CASE, request).map(Way::family).orElseGet(Way::newFamily);
        var resident = id(WINDOW, request).orElseGet(() -> residentOf.getOrDefault(family, family));
        if (!step.answer().location().isEmpty()) {
            residentOf.putIfAbsent(family, resident);
        }
        replay.run(step, family, resident);
        var headers = new HttpHeaders();
        if (!step.answer().location().isEmpty()) {
            headers.setLocation(URI.create(Way.fill(step.location(), family, resident)));
        }
        if (!step.answer().type().isEmpty()) {
            headers.setContentType(MediaType.parseMediaType(step.answer().type()));
        }
        return ResponseEntity.status(step.answer().status())
                .headers(headers)
                .body(Way.fill(step.body(), family, resident));
    }

    /** The id an address names: a case, by which its other ids are found again, or the resident at the window. */
    private static Optional<UUID> id(Pattern place, HttpServletRequest request) {
        var found = place.matcher(request.getRequestURI());
        return found.find() ? Optional.of(UUID.fromString(found.group(1))) : Optional.empty();
    }
}
