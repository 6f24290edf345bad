/** What tests share: the annotation for a test in the whole house, where the shared data is. */
@NullMarked
package org.xiangli.testing;

import org.jspecify.annotations.NullMarked;
