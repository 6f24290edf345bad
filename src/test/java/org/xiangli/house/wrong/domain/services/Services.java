package org.xiangli.house.wrong.domain.services;

import org.xiangli.house.wrong.domain.party.Points;

/** Drawn wrongly on purpose. */
public class Services {

    Points wrong() {
        return new Points();
    }
}
