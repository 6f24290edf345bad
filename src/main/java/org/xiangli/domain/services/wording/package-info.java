/** The county's own words in the guide of an item: what it is called, whom it serves, which papers, where to ask. */
@NullMarked
package org.xiangli.domain.services.wording;

import org.jspecify.annotations.NullMarked;
