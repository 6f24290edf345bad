/** The forms of the matters: what is asked, what the registers know already, and the sheet a resident fills in. */
@NullMarked
@NamedInterface("forms")
package org.xiangli.domain.services.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
