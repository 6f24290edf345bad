package org.xiangli.core.booking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;
import org.xiangli.core.page.Texts;

/** Writes appointments as an iCalendar object (RFC 5545), times in UTC so that no time zone table is needed. */
@Component
class CalendarWriter {

    /** A Chinese character is three octets and a line should not be longer than 75 of them (RFC 5545, 3.1). */
    private static final int CHARACTERS_A_LINE = 24;

    private final Texts texts;

    CalendarWriter(Texts texts) {
        this.texts = texts;
    }

    byte[] write(List<Appointment> appointments) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Xiangli//Appointments//ZH"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        appointments.forEach(appointment -> appointment
                .starts()
                .ifPresent(starts -> appointment.ends().ifPresent(ends -> {
                    var event = new VEvent(false);
                    event.add(new Uid(appointment.id() + "@xiangli"));
                    event.add(new DtStamp(appointment.changedAt()));
                    event.add(new LastModified(appointment.changedAt()));
                    event.add(new Sequence(appointment.changes()));
                    event.add(new DtStart<>(starts));
                    event.add(new DtEnd<>(ends));
                    event.add(new Summary(texts.text(
                            appointment.language(),
                            "booking.calendar." + appointment.kind().name())));
                    event.add(new Location(appointment.place()));
                    event.add(
                            appointment.state() == Appointment.State.CANCELLED
                                    ? ImmutableStatus.VEVENT_CANCELLED
                                    : ImmutableStatus.VEVENT_CONFIRMED);
                    calendar.add(event);
                })));
        return bytes(calendar);
    }

    private static byte[] bytes(Calendar calendar) {
        try {
            var out = new ByteArrayOutputStream();
            new CalendarOutputter(false, CHARACTERS_A_LINE).output(calendar, out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
