/** The pages that show how well services are done. */
@NullMarked
package org.xiangli.domain.services.quality.web;

import org.jspecify.annotations.NullMarked;
