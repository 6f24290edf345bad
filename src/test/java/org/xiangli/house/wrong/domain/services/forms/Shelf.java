package org.xiangli.house.wrong.domain.services.forms;

import org.xiangli.house.wrong.domain.services.quality.Grades;

/** Drawn wrongly on purpose. */
public class Shelf {

    Grades wrong() {
        return new Grades();
    }
}
