/** The matters a resident can have done in the village: the published list of them, and the desk that takes them in. */
@NullMarked
@ApplicationModule(displayName = "Services")
package org.xiangli.domain.services;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
