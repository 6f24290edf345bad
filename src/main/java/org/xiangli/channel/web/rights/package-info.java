/** What a person may ask about her own data, and where the county's officer answers. */
@NullMarked
package org.xiangli.channel.web.rights;

import org.jspecify.annotations.NullMarked;
