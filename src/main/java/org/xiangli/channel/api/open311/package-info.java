/** Open311 GeoReport v2: other programs report a problem and ask what became of it. */
@NullMarked
package org.xiangli.channel.api.open311;

import org.jspecify.annotations.NullMarked;
