/** What every page is made of: texts in the reader's language, forms that keep what was typed, doors and today's work. */
@NullMarked
@ApplicationModule(displayName = "Page")
package org.xiangli.core.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
