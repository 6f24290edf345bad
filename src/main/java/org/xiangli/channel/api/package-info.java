/** How other programs come in: interfaces that follow published standards. */
@NullMarked
@ApplicationModule(displayName = "API")
package org.xiangli.channel.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
