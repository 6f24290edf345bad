package org.xiangli.domain.services.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xiangli.kernel.Money;

/**
 * What a department gives for the help it asks for: money and the conditions to work in (村民委员会组织法 43). A part may be
 * lacking; then the item goes back.
 *
 * @param perCase paid for each matter the village takes in
 * @param payer who pays
 * @param calendar when; empty when the department has not said
 * @param equipment what it provides for the work
 * @param training how the village's people learn it
 */
public record Funds(
        Money perCase, String payer, Optional<TransferCalendar> calendar, String equipment, String training) {

    public Funds {
        payer = Written.limited(payer, Written.NAME);
        equipment = Written.limited(equipment, Written.TEXT);
        training = Written.limited(training, Written.TEXT);
    }

    /** The parts an item may lack: text keys end in their names. */
    public enum Part {
        PER_CASE,
        PAYER,
        CALENDAR,
        EQUIPMENT,
        TRAINING
    }

    /** What is lacking; empty when the village can work. */
    public List<Part> lacking() {
        var lacking = new ArrayList<Part>();
        if (perCase.fen() <= 0) {
            lacking.add(Part.PER_CASE);
        }
        if (payer.isEmpty()) {
            lacking.add(Part.PAYER);
        }
        if (calendar.isEmpty()) {
            lacking.add(Part.CALENDAR);
        }
        if (equipment.isEmpty()) {
            lacking.add(Part.EQUIPMENT);
        }
        if (training.isEmpty()) {
            lacking.add(Part.TRAINING);
        }
        return lacking;
    }
}
