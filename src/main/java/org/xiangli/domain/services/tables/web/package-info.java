/** The pages of tables in and out. */
@NullMarked
package org.xiangli.domain.services.tables.web;

import org.jspecify.annotations.NullMarked;
