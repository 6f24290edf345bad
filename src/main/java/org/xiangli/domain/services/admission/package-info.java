/** What protects the village: nothing is asked of it that was not admitted, funded, and written down. */
@NullMarked
package org.xiangli.domain.services.admission;

import org.jspecify.annotations.NullMarked;
