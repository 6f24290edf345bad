/** What the county's text gateway brings: residents' answers, signed with the county's key. */
@NullMarked
package org.xiangli.channel.api.gateway;

import org.jspecify.annotations.NullMarked;
