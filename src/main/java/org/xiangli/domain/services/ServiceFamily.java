package org.xiangli.domain.services;

/** The nine families of services a village owes its residents: the top level of the catalogue (R037). */
public enum ServiceFamily {
    SOCIAL_ASSISTANCE,
    SOCIAL_WELFARE,
    HEALTH,
    FAMILY_PLANNING,
    SOCIAL_SECURITY,
    SCIENCE_EDUCATION,
    CULTURE_SPORTS,
    LABOUR_SECURITY,
    LEGAL
}
