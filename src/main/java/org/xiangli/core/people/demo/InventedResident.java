package org.xiangli.core.people.demo;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;

/**
 * A resident of a demo county, who does not exist.
 *
 * @param number from 0, within the county
 * @param household the number of the household
 * @param idNumber of region 000000; birth date and sex stand in it
 * @param village of the household
 * @param registeredAt where the household registration is: a village of the county, or no more than the county or
 *     province somebody came from
 * @param arrived when somebody from elsewhere came; null for all others
 * @param mother number of the mother if she is a resident, and so father and spouse
 */
public record InventedResident(
        int number,
        int household,
        String name,
        IdNumber idNumber,
        Relation relation,
        ResidenceType residence,
        DivisionCode village,
        DivisionCode registeredAt,
        @Nullable LocalDate arrived,
        OptionalInt mother,
        OptionalInt father,
        OptionalInt spouse) {}
