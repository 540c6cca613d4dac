/** A real broker and a real database as child processes, for tests and for {@code make run}; the production jar has neither. */
@NullMarked
package dev.autolog.local;

import org.jspecify.annotations.NullMarked;
