package org.xiangli.house.wrong.domain.party;

import org.xiangli.house.wrong.channel.web.Pages;

/** Drawn wrongly on purpose. */
public class Points {

    Pages wrong() {
        return new Pages();
    }
}
