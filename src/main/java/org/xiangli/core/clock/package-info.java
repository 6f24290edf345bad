/** Time as the law counts it: working days, periods, the one clock of the house. */
@NullMarked
@ApplicationModule(displayName = "Clock")
package org.xiangli.core.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
