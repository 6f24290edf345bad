/** Pages of the ways in: appointments, agents, guides, the telephone desk. */
@NullMarked
package org.xiangli.domain.services.channels.web;

import org.jspecify.annotations.NullMarked;
