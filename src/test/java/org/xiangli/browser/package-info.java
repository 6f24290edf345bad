/** What a visitor sees in a real browser: on a desk, on a small phone, without script, with large letters. */
@NullMarked
package org.xiangli.browser;

import org.jspecify.annotations.NullMarked;
