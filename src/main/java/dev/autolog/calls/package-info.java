/** Legs of calls with their logs and conflicts, stored and published. */
@NullMarked
package dev.autolog.calls;

import org.jspecify.annotations.NullMarked;
