package org.xiangli.house.wrong.domain.services.quality;

/** Drawn wrongly on purpose. */
public class Grades {}
