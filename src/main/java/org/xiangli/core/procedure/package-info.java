/** Cases: how a matter passes from hand to hand, by when each hand must act, and what was done with it. */
@NullMarked
@ApplicationModule(displayName = "Procedure")
package org.xiangli.core.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
