package org.xiangli.core.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.access.Acting;

/** What a room has for a post to do today; the home page asks every room. */
public interface Agenda {

    List<Group> today(Acting acting, LocalDate today, Locale reader);

    /** One heading with its lines, the most urgent first; {@code more} leads to the whole list. */
    record Group(String titleKey, int count, List<Line> lines, String more) {}

    /** A line of work: what, where it leads, until when. */
    record Line(
            String title,
            String detail,
            String path,
            @Nullable LocalDate due,
            boolean overdue) {}
}
