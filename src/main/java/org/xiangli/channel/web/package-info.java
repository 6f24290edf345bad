/** The shell people see in a browser: frame, sign-in, home page, search, language and text size. */
@NullMarked
@ApplicationModule(displayName = "Web")
package org.xiangli.channel.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
