package org.xiangli.house.wrong.core.cases;

import org.xiangli.house.wrong.domain.services.Services;

/** Drawn wrongly on purpose. */
public class Cases {

    Services wrong() {
        return new Services();
    }
}
