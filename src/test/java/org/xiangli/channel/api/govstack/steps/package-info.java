/** The words of the features of GovStack's Registration building block. */
@NullMarked
package org.xiangli.channel.api.govstack.steps;

import org.jspecify.annotations.NullMarked;
