package org.xiangli.core.clock;

import java.time.LocalDate;

/**
 * The last day of a period.
 *
 * @param day the day; the period ends with it, at 24:00 or when the office closes (民法典 203)
 * @param provisional whether the count touched a year whose holidays are not published yet (暂算), so that the day may
 *     still move
 */
public record DueDay(LocalDate day, boolean provisional) {}
