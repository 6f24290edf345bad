/** Who lives here: residents, households and kin, the four rolls kept apart, and every change with its source. */
@NullMarked
@ApplicationModule(displayName = "People")
package org.xiangli.core.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
