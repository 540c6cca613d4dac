/** Logs that are published once they are complete, for CRMs that forbid edits. */
@NullMarked
package dev.autolog.completion;

import org.jspecify.annotations.NullMarked;
