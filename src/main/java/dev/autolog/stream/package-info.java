/** Tells people who look on what happens, as it happens. */
@NullMarked
package dev.autolog.stream;

import org.jspecify.annotations.NullMarked;
