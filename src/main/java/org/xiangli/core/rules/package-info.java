/** The law as data: each threshold, quorum and time limit with its source, its article and the days it is in force. */
@NullMarked
@ApplicationModule(displayName = "Rules")
package org.xiangli.core.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
