package org.xiangli.core.clock;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Counts working days (工作日): Monday to Friday, less the holidays and plus the weekend days worked instead that the State
 * Council announces each November for the year to come. For a year without a published table only the weekdays are known;
 * what is counted through it is called provisional.
 */
@Component
public class WorkingDays {

    /** More than any law sets, and little enough to count day by day. */
    private static final int MOST = 10_000;

    private final HolidayTable table = HolidayTable.packaged();

    WorkingDays() {}

    /** The working days of the tables packaged with the program, where no Spring is at hand. */
    public static WorkingDays fromPublishedTables() {
        return new WorkingDays();
    }

    public boolean isWorkingDay(LocalDate day) {
        return table.isWorkingDay(day);
    }

    /** Whether the holidays of this calendar year are known. */
    public boolean published(int year) {
        return table.years().contains(year);
    }

    /**
     * The day on which the given number of working days is complete; the day of the start is not counted (民法典 201).
     *
     * @param workingDays 0 to 10,000; 0 gives the day of the start
     */
    public DueDay after(LocalDate start, int workingDays) {
        if (workingDays < 0 || workingDays > MOST) {
            throw new IllegalArgumentException("Working days from 0 to " + MOST + ": " + workingDays);
        }
        var day = start;
        for (int left = workingDays; left > 0; left -= isWorkingDay(day) ? 1 : 0) {
            day = day.plusDays(1);
        }
        return new DueDay(day, workingDays > 0 && touchesUnpublished(start.plusDays(1), day));
    }

    /** The given day when it is worked, else the next one that is. */
    public DueDay onOrAfter(LocalDate day) {
        var worked = day;
        while (!isWorkingDay(worked)) {
            worked = worked.plusDays(1);
        }
        return new DueDay(worked, touchesUnpublished(day, worked));
    }

    /** Working days after the start, up to and including the end; 0 when the end does not lie after the start. */
    public int between(LocalDate start, LocalDate end) {
        int count = 0;
        for (var day = start.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            count += isWorkingDay(day) ? 1 : 0;
        }
        return count;
    }

    private boolean touchesUnpublished(LocalDate first, LocalDate last) {
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            if (!published(year)) {
                return true;
            }
        }
        return false;
    }
}
