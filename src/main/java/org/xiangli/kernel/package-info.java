/** Values only: codes, numbers, money, ratios and the refusal that names its rule. No Spring, no tables. */
@NullMarked
package org.xiangli.kernel;

import org.jspecify.annotations.NullMarked;
