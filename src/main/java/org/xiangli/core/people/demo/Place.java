package org.xiangli.core.people.demo;

import org.xiangli.kernel.DivisionCode;

/**
 * A village or community that demo people live in.
 *
 * @param code twelve digits
 * @param urban whether it is a residents' community (居委会) and not a village (村委会)
 */
public record Place(DivisionCode code, String name, boolean urban) {

    public Place {
        if (code.level() != DivisionCode.Level.VILLAGE) {
            throw new IllegalArgumentException("Not a village: " + code);
        }
    }
}
