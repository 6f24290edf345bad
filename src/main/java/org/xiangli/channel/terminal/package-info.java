/** The self-service terminal in the hall: large, plain, and empty of the last person when the next one comes. */
@NullMarked
@ApplicationModule(displayName = "Terminal")
package org.xiangli.channel.terminal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
