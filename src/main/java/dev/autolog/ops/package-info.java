/** What operators deal with: health, logs, the clock. */
@NullMarked
package dev.autolog.ops;

import org.jspecify.annotations.NullMarked;
