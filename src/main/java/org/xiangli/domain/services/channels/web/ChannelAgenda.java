package org.xiangli.domain.services.channels.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.booking.Appointment;
import org.xiangli.core.booking.BookingDesk;
import org.xiangli.core.booking.DayQueue;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.page.Agenda;
import org.xiangli.core.page.Texts;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.procedure.PostRef;
import org.xiangli.core.procedure.QueueCursor;
import org.xiangli.core.procedure.QueueFilter;
import org.xiangli.domain.services.AgentDesk;
import org.xiangli.domain.services.Held;
import org.xiangli.domain.services.JointDesk;

/** What the ways in bring to the home page: who is expected today, which opinions are awaited, what is near its end. */
@Component
class ChannelAgenda implements Agenda {

    private static final int SHOWN = 6;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Set<PostKind> OFFICERS =
            Set.of(PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER);

    private static final Set<PostKind> JOINT = Set.of(PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER);
    private static final Set<PostKind> HOLDERS = Set.of(
            PostKind.VILLAGE_CLERK,
            PostKind.TOWNSHIP_OFFICER,
            PostKind.TOWNSHIP_APPROVER,
            PostKind.COUNTY_OFFICER,
            PostKind.COUNTY_APPROVER);

    private final BookingDesk desk;
    private final DayQueue queue;
    private final AgentDesk agents;
    private final JointDesk joint;
    private final CaseDesk cases;
    private final WorkingDays workingDays;
    private final Texts texts;
    private final Clock clock;

    ChannelAgenda(
            BookingDesk desk,
            DayQueue queue,
            AgentDesk agents,
            JointDesk joint,
            CaseDesk cases,
            WorkingDays workingDays,
            Texts texts,
            Clock clock) {
        this.desk = desk;
        this.queue = queue;
        this.agents = agents;
        this.joint = joint;
        this.cases = cases;
        this.workingDays = workingDays;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<Group> today(Acting acting, LocalDate today, Locale reader) {
        var self = acting.resident();
        var open = self != null
                ? desk.of(self).stream().filter(Appointment::open).toList()
                : OFFICERS.contains(acting.kind())
                        ? queue.day(today).stream().filter(Appointment::open).toList()
                        : List.<Appointment>of();
        var path = self == null ? "/appointments" : "/my/appointments";
        var groups = new ArrayList<Group>();
        if (!open.isEmpty()) {
            groups.add(new Group(
                    self == null ? "channels.agenda.day" : "channels.mine.title",
                    open.size(),
                    open.stream()
                            .limit(SHOWN)
                            .map(each -> line(each, path, reader))
                            .toList(),
                    path));
        }
        if (acting.kind() == PostKind.VILLAGE_CLERK) {
            custody(groups, agents.held());
        }
        if (JOINT.contains(acting.kind())) {
            add(groups, "channels.agenda.joint", joint.waiting(), "/joint", today);
        }
        if (HOLDERS.contains(acting.kind())) {
            var held = cases.queue(
                    new PostRef(acting.kind().key()), acting.division(), QueueFilter.ALL, QueueCursor.top());
            add(
                    groups,
                    "channels.agenda.near",
                    held.cases().stream()
                            .filter(file -> file.state().nearlyDue(today, workingDays))
                            .toList(),
                    "",
                    today);
        }
        return List.copyOf(groups);
    }

    private static void custody(List<Group> groups, List<Held> held) {
        if (!held.isEmpty()) {
            groups.add(new Group(
                    "channels.custody.title",
                    held.size(),
                    held.stream()
                            .limit(SHOWN)
                            .map(each ->
                                    new Line(each.number(), "", "/cases/" + each.application() + "/agent", null, false))
                            .toList(),
                    "/agent"));
        }
    }

    private static void add(List<Group> groups, String title, List<CaseFile> files, String below, LocalDate today) {
        if (!files.isEmpty()) {
            groups.add(new Group(
                    title,
                    files.size(),
                    files.stream()
                            .limit(SHOWN)
                            .map(file -> new Line(
                                    file.number(),
                                    "",
                                    "/cases/" + file.id() + below,
                                    file.state().actBy().orElse(null),
                                    file.state().overdue(today)))
                            .toList(),
                    "/cases"));
        }
    }

    private Line line(Appointment each, String path, Locale reader) {
        var turn = each.turn().atZone(clock.getZone());
        return new Line(
                MINUTE.format(turn) + " "
                        + texts.text(reader, "booking.kind." + each.kind().name()),
                texts.text(reader, "booking.state." + each.state().name()),
                path,
                turn.toLocalDate(),
                false);
    }
}
