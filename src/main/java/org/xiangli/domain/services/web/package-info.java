/** The pages of the service desk. */
@NullMarked
package org.xiangli.domain.services.web;

import org.jspecify.annotations.NullMarked;
