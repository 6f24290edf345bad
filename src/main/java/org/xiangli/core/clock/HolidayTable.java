package org.xiangli.core.clock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The published exceptions from the rule that offices work Monday to Friday.
 *
 * @param worked for each excepted day whether it is worked
 * @param years the years whose notice is known
 */
record HolidayTable(Map<LocalDate, Boolean> worked, Set<Integer> years) {

    HolidayTable {
        worked = Map.copyOf(worked);
        years = Set.copyOf(years);
    }

    static HolidayTable packaged() {
        var file = HolidayTable.class.getResourceAsStream("holidays.csv");
        if (file == null) {
            throw new IllegalStateException("holidays.csv is missing beside " + HolidayTable.class.getName());
        }
        try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** @throws IllegalArgumentException naming the line that cannot be read or contradicts an earlier one */
    static HolidayTable read(Reader csv) throws IOException {
        var worked = new HashMap<LocalDate, Boolean>();
        var years = new HashSet<Integer>();
        var lines = new BufferedReader(csv);
        int number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.startsWith("#") || line.startsWith("year,")) {
                continue;
            }
            try {
                readHoliday(line.split(",", -1), worked, years);
            } catch (DateTimeException | IllegalArgumentException wrong) {
                throw new IllegalArgumentException("holidays.csv, line " + number + ": " + wrong.getMessage(), wrong);
            }
        }
        return new HolidayTable(worked, years);
    }

    boolean isWorkingDay(LocalDate day) {
        return worked.getOrDefault(day, !isWeekend(day));
    }

    private static void readHoliday(String[] cells, Map<LocalDate, Boolean> worked, Set<Integer> years) {
        if (cells.length != 5) {
            throw new IllegalArgumentException("five cells expected, " + cells.length + " found");
        }
        int year = Integer.parseInt(cells[0]);
        var last = LocalDate.parse(cells[3]);
        for (var day = LocalDate.parse(cells[2]); !day.isAfter(last); day = day.plusDays(1)) {
            except(day, false, year, worked);
        }
        for (var day : cells[4].isEmpty() ? new String[0] : cells[4].split(" ", -1)) {
            except(LocalDate.parse(day), true, year, worked);
        }
        years.add(year);
    }

    private static void except(LocalDate day, boolean isWorked, int year, Map<LocalDate, Boolean> worked) {
        boolean lastDecember = day.getYear() == year - 1 && day.getMonthValue() == 12;
        if (day.getYear() != year && !lastDecember) {
            throw new IllegalArgumentException(day + " does not belong to the notice of " + year);
        }
        if (isWorked && !isWeekend(day)) {
            throw new IllegalArgumentException(day + " is worked anyway");
        }
        if (worked.put(day, isWorked) != null) {
            throw new IllegalArgumentException(day + " is named twice");
        }
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
