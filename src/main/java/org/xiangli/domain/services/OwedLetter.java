package org.xiangli.domain.services;

import java.time.LocalDate;

/**
 * A letter a resident is owed by something that happened to her matter.
 *
 * @param seq number of the event
 * @param kind acceptance, supplement, not-accepted or decision
 * @param day of the event
 */
public record OwedLetter(int seq, String kind, LocalDate day) {

    /** Key of its title. */
    public String titleKey() {
        return "services.letter." + kind;
    }
}
