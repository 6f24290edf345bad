package org.xiangli.domain.services;

/** Who offers a service: the four layers a resident sees side by side when she looks for help (R039). */
public enum ServiceLayer {
    PARTY_CARE,
    BASIC_PUBLIC,
    VOLUNTARY,
    MARKET
}
