/** GovStack's Registration building block, API 0.1.1 with statistics 1.0.0, on top of the service desk. */
@NullMarked
package org.xiangli.channel.api.govstack;

import org.jspecify.annotations.NullMarked;
