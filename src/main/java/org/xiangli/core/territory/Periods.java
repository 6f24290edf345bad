package org.xiangli.core.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.territory.Edition.Change;

/** Turns a list and the changes that led to it into dated rows: before the edition's cut-off, and since. */
final class Periods {

    private Periods() {}

    /** Lines of code, name, first day, first day no more (empty: still holds), for COPY; no name holds a comma. */
    static List<String> of(Map<String, String> units, Stream<Change> changes) {
        var changed =
                changes.collect(Collectors.toMap(Change::code, change -> change, (one, other) -> other, TreeMap::new));
        var lines = new ArrayList<String>(units.size() + changed.size());
        units.forEach((code, name) -> {
            var change = changed.get(code);
            if (change == null) {
                lines.add(line(code, name, Division.OPEN_PAST, null));
            } else {
                lines.add(line(code, name, Edition.CUT_OFF, null));
            }
        });
        changed.forEach((code, change) -> {
            if (!change.before().isEmpty()) {
                lines.add(line(code, change.before(), Division.OPEN_PAST, Edition.CUT_OFF));
            }
        });
        return lines;
    }

    private static String line(String code, String name, LocalDate from, @Nullable LocalDate to) {
        return code + "," + name + "," + from + "," + (to == null ? "" : to);
    }
}
