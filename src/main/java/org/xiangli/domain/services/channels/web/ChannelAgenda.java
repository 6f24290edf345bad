package org.xiangli.domain.services.channels.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.booking.Appointment;
import org.xiangli.core.booking.BookingDesk;
import org.xiangli.core.page.Agenda;
import org.xiangli.core.page.Texts;

/** What the ways in bring to the home page: who is expected today, by time and kind, without names. */
@Component
class ChannelAgenda implements Agenda {

    private static final int SHOWN = 6;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Set<PostKind> OFFICERS =
            Set.of(PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER);

    private final BookingDesk desk;
    private final Texts texts;
    private final Clock clock;

    ChannelAgenda(BookingDesk desk, Texts texts, Clock clock) {
        this.desk = desk;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<Group> today(Acting acting, LocalDate today, Locale reader) {
        var self = acting.resident();
        var open = self != null
                ? desk.of(self).stream().filter(Appointment::open).toList()
                : OFFICERS.contains(acting.kind())
                        ? desk.day(today).stream().filter(Appointment::open).toList()
                        : List.<Appointment>of();
        var path = self == null ? "/appointments" : "/my/appointments";
        return open.isEmpty()
                ? List.of()
                : List.of(new Group(
                        self == null ? "channels.agenda.day" : "channels.mine.title",
                        open.size(),
                        open.stream()
                                .limit(SHOWN)
                                .map(each -> line(each, path, reader))
                                .toList(),
                        path));
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
