package org.xiangli.core.people.demo;

import org.xiangli.kernel.DivisionCode;

/**
 * A household of a demo county.
 *
 * @param number from 0, within the county
 * @param collective whether its members live together as in a school, a dormitory or a home for the old
 * @param addressUnit group and door, or building and room
 */
public record InventedHousehold(int number, boolean collective, DivisionCode village, String addressUnit) {}
