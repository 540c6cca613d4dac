/**
 * A local stack with a real broker and a real database as child processes, for tests and for {@code make run}. The production jar
 * does not include it.
 */
@NullMarked
package dev.autolog.local;

import org.jspecify.annotations.NullMarked;
