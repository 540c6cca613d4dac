/** Tests of what is followed of records, and of what spans tell. */
@NullMarked
package dev.autolog.tracing;

import org.jspecify.annotations.NullMarked;
