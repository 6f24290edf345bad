/** Invented people for a demo county, as many and as old as the 2020 census counted there. Nobody here exists. */
@NullMarked
@NamedInterface("demo")
package org.xiangli.core.people.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
