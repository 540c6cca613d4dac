/** Whole flows, from topic to topic, on a real broker and a real database. */
@NullMarked
package dev.autolog.flow;

import org.jspecify.annotations.NullMarked;
