/** What protects the village: nothing is asked of it that was not admitted, funded, and written down. */
@NullMarked
@NamedInterface("admission")
package org.xiangli.domain.services.admission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
