package org.xiangli.bench;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xiangli.kernel.Ids;

/** Answers each exchange of the recorded way: the same SQL, a page of the same bytes. */
@RestController
class BareController {

    private static final Pattern CASE = Pattern.compile("/cases/([0-9a-f-]{36})");

    private final Replay replay;
    private final Way way;
    private final List<UUID> residents;

    BareController(Replay replay, Way way, List<UUID> residents) {
        this.replay = replay;
        this.way = way;
        this.residents = residents;
    }

    @RequestMapping("/**")
    ResponseEntity<String> answer(@RequestHeader("X-Exchange") int exchange, HttpServletRequest request) {
        request.getParameterMap();
        var step = way.steps().get(exchange);
        var family = family(request.getRequestURI());
        var resident = residents.get(Math.floorMod(family.getLeastSignificantBits() >>> 16, residents.size()));
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

    /** The ids of a case are found again from the one in the address; without one a case begins. */
    private static UUID family(String address) {
        var found = CASE.matcher(address);
        return Way.family(found.find() ? UUID.fromString(found.group(1)) : Ids.next());
    }
}
