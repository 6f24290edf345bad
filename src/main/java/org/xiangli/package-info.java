/** The whole house: kernel, core, domain, channel. Arrows between the floors run down only. */
@NullMarked
package org.xiangli;

import org.jspecify.annotations.NullMarked;
