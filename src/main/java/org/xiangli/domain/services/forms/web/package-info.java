/** The pages of forms: one question at a time on a phone, all on one page at the window. */
@NullMarked
package org.xiangli.domain.services.forms.web;

import org.jspecify.annotations.NullMarked;
