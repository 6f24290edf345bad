package org.xiangli.domain.services;

/** The ten areas in which county departments bring services down to the villages (R038; 民发〔2022〕56号). */
public enum ServiceArea {
    HEALTH,
    MEDICAL_INSURANCE,
    EMPLOYMENT_INSURANCE,
    SOCIAL_SERVICES,
    CULTURE_SPORT_EDUCATION,
    PRODUCTION,
    DAILY_LIFE,
    LIVING_ENVIRONMENT,
    POLICE_LAW,
    EMERGENCY_PSYCHOLOGY
}
