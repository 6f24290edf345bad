/** Where everything is: provinces down to villages and their groups, as they were on any day, and what became of them. */
@NullMarked
@ApplicationModule(displayName = "Territory")
package org.xiangli.core.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
