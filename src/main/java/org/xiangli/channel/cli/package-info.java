/** What an operator does from a console: load villages, make the administrator, generate a demo county, check. */
@NullMarked
@ApplicationModule(displayName = "Console")
package org.xiangli.channel.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
