/** What people are told about their matters: in the inbox, by text message, by telephone or on paper at the window. */
@NullMarked
@ApplicationModule(displayName = "Messages")
package org.xiangli.core.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
