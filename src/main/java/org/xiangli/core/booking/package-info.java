/** Who comes when: hours that can be booked, appointments, visits at home, and the day's queue in which nobody is lost. */
@NullMarked
@ApplicationModule(displayName = "Booking")
package org.xiangli.core.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
