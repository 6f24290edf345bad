package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * Something a higher office asks of a village, as it stands in the register.
 *
 * @param id the key of the form that entered it
 * @param number counted up in the village
 * @param standing the line of a list it belongs to; empty when it stands in none
 * @param catalogueVersion in force on that day; 0 while the county has none
 */
public record Demand(
        UUID id,
        long number,
        DivisionCode village,
        Asked asked,
        LocalDate receivedOn,
        Optional<Standing> standing,
        boolean refused,
        int catalogueVersion) {

    /** What kind of thing is asked. */
    public enum Kind {
        /** 报表. */
        REPORT,
        /** 表格、台账. */
        FORM,
        /** 挂牌. */
        PLAQUE,
        /** 检查、考核. */
        INSPECTION,
        /** 成立工作组、领导小组. */
        WORKING_GROUP
    }

    /** The three lists. */
    public enum ListName {
        OWN,
        ASSIST,
        NEGATIVE
    }

    /** A line of a list. */
    public record Standing(ListName list, String code) {}

    /**
     * What is asked, by whom, and what it would cost.
     *
     * @param sender the office that asks
     * @param hours a month
     */
    public record Asked(String sender, Kind kind, String title, int hours) {

        /** @throws Refusal for a text missing or too long, and {@code admission.hours} */
        public Asked {
            sender = Written.needed(sender, Written.NAME);
            title = Written.needed(title, Written.LINE);
            if (hours < 0 || hours > Workload.MONTH) {
                throw new Refusal("admission.hours", AdmissionLaw.LISTS, Workload.MONTH);
            }
        }
    }
}
