package org.xiangli.core.booking;

import org.xiangli.kernel.RuleRef;

/** What booking stands on, and the codes under which its numbers lie in the rule book. */
final class BookingLaw {

    /** People choose how they come, and an appointment is a convenience, never a condition. */
    static final RuleRef CHOICE = new RuleRef("BOOKING.CHOICE", "优化营商环境条例", "第36条");

    static final RuleRef SLOT = new RuleRef("BOOKING.SLOT", "Xiangli R046", "");

    /** Services come to the old and to people with disabilities. */
    static final RuleRef HOME = new RuleRef("BOOKING.HOME", "无障碍环境建设法", "第40条");

    static final String NO_SHOW = "BOOKING.APPOINTMENT.NOSHOW";
    static final String REMINDER = "BOOKING.APPOINTMENT.REMINDER";
    static final String OPEN = "BOOKING.APPOINTMENT.OPEN";
    static final String AHEAD = "BOOKING.APPOINTMENT.AHEAD";

    private BookingLaw() {}
}
