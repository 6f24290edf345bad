/** Keys that lie outside the database, and what they seal: ID numbers, telephone numbers, health (个人信息保护法 51). */
@NullMarked
@ApplicationModule(displayName = "Keys")
package org.xiangli.core.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
