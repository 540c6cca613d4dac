/** Tells people who look on what happens, as it happens. */
@NullMarked
package dev.autolog.live;

import org.jspecify.annotations.NullMarked;
