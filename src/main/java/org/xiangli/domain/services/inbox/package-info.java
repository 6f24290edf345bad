/** The inbox of hot and difficult problems: what troubles several people is filed once, supported, answered in the open. */
@NullMarked
@NamedInterface("inbox")
package org.xiangli.domain.services.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
