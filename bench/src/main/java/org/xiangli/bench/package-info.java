/**
 * Measures how fast Xiangli handles matters, beside what the same machine could do: pgbench sending the same SQL, a
 * bare controller sending the same SQL, and another engine walking the same six steps. {@code docs/performance.md}
 * says how to read it.
 */
@NullMarked
package org.xiangli.bench;

import org.jspecify.annotations.NullMarked;
