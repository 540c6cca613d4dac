/** Backfill: jobs that log past calls, with a preview first and with less priority than live calls. */
@NullMarked
package dev.autolog.backfill;

import org.jspecify.annotations.NullMarked;
