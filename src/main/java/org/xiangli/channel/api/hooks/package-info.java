/** Tells other programs that a case has moved: CloudEvents, signed, tried again until they arrive. */
@NullMarked
package org.xiangli.channel.api.hooks;

import org.jspecify.annotations.NullMarked;
