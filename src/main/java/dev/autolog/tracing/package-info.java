/** Follows a record from the platform's trace through its decision to what is published, when an operator wants it. */
@NullMarked
package dev.autolog.tracing;

import org.jspecify.annotations.NullMarked;
