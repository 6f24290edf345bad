package org.xiangli.domain.services.inbox.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Agenda;
import org.xiangli.domain.services.inbox.Issue;
import org.xiangli.domain.services.inbox.IssueDesk;
import org.xiangli.domain.services.inbox.ModerationDesk;
import org.xiangli.domain.services.inbox.TopLists;

/** Problems to answer, and in the first week of a month the list for the meeting. */
@Component
@Order(20)
class InboxAgenda implements Agenda {

    private static final int SHOWN = 8;
    private static final int LIST_DAYS = 7;

    private final ModerationDesk moderation;
    private final IssueDesk desk;
    private final TopLists lists;

    InboxAgenda(ModerationDesk moderation, IssueDesk desk, TopLists lists) {
        this.moderation = moderation;
        this.desk = desk;
        this.lists = lists;
    }

    @Override
    public List<Group> today(Acting acting, LocalDate today, Locale reader) {
        if (acting.kind() == PostKind.RESIDENT) {
            var mine = desk.mine().stream().filter(Issue::waits).toList();
            return mine.isEmpty()
                    ? List.of()
                    : List.of(new Group("services.inbox.mine", mine.size(), lines(mine, today), "/inbox/mine"));
        }
        if (!ModerationPages.OFFICES.contains(acting.kind())) {
            return List.of();
        }
        var groups = new ArrayList<Group>();
        var waiting = moderation.waiting();
        if (!waiting.isEmpty()) {
            groups.add(new Group("services.inbox.agenda", moderation.countWaiting(), lines(waiting, today), "/inbox"));
        }
        if (today.getDayOfMonth() <= LIST_DAYS) {
            lists.find(acting.division(), lists.lastMonth())
                    .ifPresent(list -> groups.add(new Group(
                            "services.inbox.agenda.list",
                            list.lines().size(),
                            lines(
                                    list.lines().stream()
                                            .map(line -> line.issue())
                                            .toList(),
                                    today),
                            "/issues/list?where=" + acting.division().value())));
        }
        return groups;
    }

    private static List<Line> lines(List<Issue> issues, LocalDate today) {
        return issues.stream()
                .limit(SHOWN)
                .map(issue -> new Line(
                        issue.number() + " " + shortened(issue.body()),
                        "",
                        "/issues/" + issue.number(),
                        issue.waits() ? issue.answerBy() : null,
                        issue.overdue(today)))
                .toList();
    }

    private static String shortened(String body) {
        return body.codePointCount(0, body.length()) <= 24
                ? body
                : body.substring(0, body.offsetByCodePoints(0, 23)) + "…";
    }
}
