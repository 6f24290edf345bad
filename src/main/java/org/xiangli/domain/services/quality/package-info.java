/** How well services are done: what ratings led to, what was refused or late and why, trips, questions. */
@NullMarked
@NamedInterface("quality")
package org.xiangli.domain.services.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
