/** The pages of the inbox of common problems. */
@NullMarked
package org.xiangli.domain.services.inbox.web;

import org.jspecify.annotations.NullMarked;
