package org.xiangli.channel.api.forward;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.page.Agenda;
import org.xiangli.core.page.Texts;
import org.xiangli.domain.services.inbox.Issue;
import org.xiangli.domain.services.inbox.IssueDesk;
import org.xiangli.domain.services.inbox.ModerationDesk;

/** What came back from elsewhere and waits for our answer, and what was not taken in there. */
@Component
@Order(22)
class ForwardAgenda implements Agenda {

    private static final int SHOWN = 8;

    private final ForwardDesk desk;
    private final IssueDesk issues;
    private final Texts texts;

    ForwardAgenda(ForwardDesk desk, IssueDesk issues, Texts texts) {
        this.desk = desk;
        this.issues = issues;
        this.texts = texts;
    }

    @Override
    public List<Group> today(Acting acting, LocalDate today, Locale reader) {
        if (!ModerationDesk.moderates(acting.kind())) {
            return List.of();
        }
        var back = desk.all().stream()
                .filter(one -> one.state() != Forwarding.State.WAITING && one.state() != Forwarding.State.TAKEN)
                .filter(one -> issues.find(one.issue()).filter(Issue::waits).isPresent())
                .toList();
        return back.isEmpty()
                ? List.of()
                : List.of(new Group(
                        "api.forward.back",
                        back.size(),
                        back.stream()
                                .limit(SHOWN)
                                .map(one -> new Line(
                                        one.number() + " " + one.neighbour(),
                                        texts.text(
                                                reader,
                                                "api.forward.state."
                                                        + one.state().name()),
                                        "/issues/" + one.number(),
                                        null,
                                        false))
                                .toList(),
                        "/forwarded"));
    }
}
