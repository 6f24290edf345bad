package org.xiangli.channel.api.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.messages.GatewayKey;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.messages.Reply;
import org.xiangli.core.messages.ReplyBox;
import org.xiangli.core.page.Agenda;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Screen;
import org.xiangli.core.people.Resident;
import org.xiangli.core.people.ResidentRegistry;

/** Answers to texts on the clerk's list, and the gateway's key for the administrator. */
@Controller
class ReplyPages {

    private static final Set<PostKind> READERS = Set.of(
            PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER);
    private static final int SHOWN = 50;

    private final ReplyBox box;
    private final Outbox outbox;
    private final ResidentRegistry residents;
    private final GatewayKey key;

    ReplyPages(ReplyBox box, Outbox outbox, ResidentRegistry residents, GatewayKey key) {
        this.box = box;
        this.outbox = outbox;
        this.residents = residents;
        this.key = key;
    }

    @GetMapping("/replies")
    ModelAndView unseen() {
        Acting.current().require(READERS.toArray(PostKind[]::new));
        var replies = box.unseen().stream().limit(SHOWN).toList();
        var names = new LinkedHashMap<UUID, String>();
        var asked = new LinkedHashMap<UUID, String>();
        for (var reply : replies) {
            reply.resident()
                    .flatMap(id -> residents.find(
                            id, Purpose.HANDLE_MATTER, reply.caseId().orElse(null)))
                    .map(Resident::name)
                    .ifPresent(name -> names.put(reply.id(), name));
            reply.message().flatMap(outbox::find).ifPresent(message -> asked.put(reply.id(), message.body()));
        }
        return Screen.of(getClass(), "replies", "gateway.replies", "replies", replies, "names", names, "asked", asked);
    }

    @PostMapping("/replies/{id}/seen")
    ModelAndView seen(@PathVariable UUID id, RedirectAttributes flash) {
        Acting.current().require(READERS.toArray(PostKind[]::new));
        box.seen(id);
        flash.addFlashAttribute("notice", "gateway.noted");
        return Screen.see("/replies");
    }

    @GetMapping("/gateway-key")
    ModelAndView key(Model model) {
        return Screen.of(
                getClass(),
                "key",
                "gateway.key",
                "madeAt",
                key.madeAt().orElse(null),
                "key",
                (@Nullable String) model.getAttribute("key"),
                "county",
                Acting.current().county());
    }

    @PostMapping("/gateway-key")
    ModelAndView make(RedirectAttributes flash) {
        flash.addFlashAttribute("key", key.make());
        return Screen.see("/gateway-key");
    }

    @Configuration("gatewayDoors")
    static class Doors {

        @Bean
        Door gatewayKeyDoor() {
            return new Door("/gateway-key", "gateway.key", Door.Group.SETTINGS, 71, Set.of(PostKind.ADMINISTRATOR));
        }

        @Bean
        Agenda repliesAgenda(ReplyBox box) {
            return (acting, today, reader) -> agenda(box, acting);
        }

        private static List<Agenda.Group> agenda(ReplyBox box, Acting acting) {
            if (!READERS.contains(acting.kind())) {
                return List.of();
            }
            var replies = box.unseen();
            return replies.isEmpty()
                    ? List.of()
                    : List.of(new Agenda.Group(
                            "gateway.agenda",
                            replies.size(),
                            replies.stream().limit(8).map(Doors::line).toList(),
                            "/replies"));
        }

        private static Agenda.Line line(Reply reply) {
            return new Agenda.Line(reply.maskedNumber(), "", "/replies", null, false);
        }
    }
}
