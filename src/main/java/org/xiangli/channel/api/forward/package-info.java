/** Passes a problem on to the place elsewhere that has to solve it, and hears what became of it: Open311, outwards. */
@NullMarked
package org.xiangli.channel.api.forward;

import org.jspecify.annotations.NullMarked;
