/** Traces a record from the platform through its decision to the published record, if an operator enables it. */
@NullMarked
package dev.autolog.tracing;

import org.jspecify.annotations.NullMarked;
