/** Who may do what, for how long and what for; and who looked at whose data, shown to that person. */
@NullMarked
@ApplicationModule(displayName = "Access")
package org.xiangli.core.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
