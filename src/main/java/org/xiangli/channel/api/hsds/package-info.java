/** The catalogue for directories of services elsewhere: Human Services Data Specification 3. */
@NullMarked
package org.xiangli.channel.api.hsds;

import org.jspecify.annotations.NullMarked;
