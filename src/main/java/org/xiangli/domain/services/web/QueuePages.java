package org.xiangli.domain.services.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Screen;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.PostRef;
import org.xiangli.core.procedure.QueueCursor;
import org.xiangli.core.procedure.QueueFilter;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.Wording;

/** The work that lies with a post, the most urgent first; and a resident's own matters with what she was told. */
@Controller
class QueuePages {

    static final Set<PostKind> HANDLERS = Set.of(
            PostKind.VILLAGE_CLERK,
            PostKind.TOWNSHIP_OFFICER,
            PostKind.TOWNSHIP_APPROVER,
            PostKind.COUNTY_OFFICER,
            PostKind.COUNTY_APPROVER);

    private final CaseDesk cases;
    private final Catalogue catalogue;
    private final Outbox outbox;
    private final Clock clock;

    QueuePages(CaseDesk cases, Catalogue catalogue, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.clock = clock;
    }

    @GetMapping("/cases")
    ModelAndView queue(
            @RequestParam(name = "show", defaultValue = "ALL") QueueFilter show,
            @RequestParam(name = "after", defaultValue = "") String after) {
        var acting = Acting.current();
        acting.require(HANDLERS.toArray(PostKind[]::new));
        var post = new PostRef(acting.kind().key());
        var from = after.isEmpty() ? QueueCursor.top() : QueueCursor.of(after);
        return Screen.of(
                getClass(),
                "queue",
                "services.queue.title",
                "queue",
                cases.queue(post, acting.division(), show, from),
                "show",
                show,
                "names",
                names(),
                "today",
                LocalDate.now(clock),
                "clerk",
                acting.kind() == PostKind.VILLAGE_CLERK);
    }

    @GetMapping("/my")
    ModelAndView mine() {
        var acting = Acting.current();
        acting.require(Purpose.OWN_DATA);
        var self = acting.resident();
        return Screen.of(
                getClass(),
                "mine",
                "services.mine.title",
                "cases",
                self == null ? List.of() : cases.ofSubject(self),
                "messages",
                self == null ? List.of() : outbox.inbox(self),
                "names",
                names());
    }

    private Map<String, Wording> names() {
        return catalogue.served(LocalDate.now(clock)).stream()
                .map(ListedItem::item)
                .collect(Collectors.toMap(item -> item.code(), item -> item.name()));
    }

    @Configuration
    static class Doors {

        @Bean
        Door queueDoor() {
            return new Door("/cases", "services.queue.title", Door.Group.DESK, 20, HANDLERS);
        }

        @Bean
        Door windowDoor() {
            return new Door("/desk/new", "services.desk.door", Door.Group.DESK, 10, Set.of(PostKind.VILLAGE_CLERK));
        }

        @Bean
        Door mineDoor() {
            return new Door("/my", "services.mine.title", Door.Group.MINE, 10, Set.of(PostKind.RESIDENT));
        }

        @Bean
        Door itemsDoor() {
            return new Door("/items", "services.items.title", Door.Group.GUIDE, 30, Set.of());
        }

        @Bean
        Door trackDoor() {
            return new Door("/track", "services.track.title", Door.Group.GUIDE, 40, Set.of());
        }

        @Bean
        Door pointsDoor() {
            return new Door("/points", "services.points.title", Door.Group.GUIDE, 50, Set.of());
        }
    }
}
