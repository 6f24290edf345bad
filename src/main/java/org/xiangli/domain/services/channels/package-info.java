/** The ways in besides the window: an agent, a guide, the telephone, paper that is typed in later. */
@NullMarked
package org.xiangli.domain.services.channels;

import org.jspecify.annotations.NullMarked;
