/** What is offered where, by whom, how well, and what is missing. */
@NullMarked
@NamedInterface("coverage")
package org.xiangli.domain.services.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
