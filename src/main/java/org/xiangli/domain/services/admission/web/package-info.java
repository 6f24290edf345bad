/** The pages of admission and of the village's protection. */
@NullMarked
package org.xiangli.domain.services.admission.web;

import org.jspecify.annotations.NullMarked;
