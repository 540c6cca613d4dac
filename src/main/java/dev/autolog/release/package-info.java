/** Logs that are published once they are complete, for CRMs that forbid edits. */
@NullMarked
package dev.autolog.release;

import org.jspecify.annotations.NullMarked;
