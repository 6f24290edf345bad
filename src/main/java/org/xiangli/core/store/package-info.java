/** Where everything is kept: the PostgreSQL servers, the counties that live on them, and what a unit of work may see. */
@NullMarked
@ApplicationModule(displayName = "Store")
package org.xiangli.core.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
