/** The pages of what is offered where. */
@NullMarked
package org.xiangli.domain.services.coverage.web;

import org.jspecify.annotations.NullMarked;
