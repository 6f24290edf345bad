package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.Optional;
import org.xiangli.kernel.DivisionCode;

/** Somebody who knows how a village does an item in its own way, and in which version (R036). */
public interface LocalWay {

    /** The version in use there on a day; empty while the village does it as the catalogue says. */
    Optional<Integer> version(String item, DivisionCode village, LocalDate on);
}
