/** Tables in and out: paper forms typed into a table are taken in row by row, the catalogue is mended in one. */
@NullMarked
@NamedInterface("tables")
package org.xiangli.domain.services.tables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
