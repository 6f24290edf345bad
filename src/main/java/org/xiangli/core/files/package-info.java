/** Papers handed in and letters handed out, each kept once, unaltered, and known by its fingerprint. */
@ApplicationModule(displayName = "Files")
@NullMarked
package org.xiangli.core.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
