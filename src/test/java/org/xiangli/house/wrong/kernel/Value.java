package org.xiangli.house.wrong.kernel;

import org.xiangli.house.wrong.core.cases.Cases;

/** Drawn wrongly on purpose. */
public class Value {

    Cases wrong() {
        return new Cases();
    }
}
