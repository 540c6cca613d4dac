/** Calls of the past that a person has logged later: jobs with a preview, worked off behind the calls that just ended. */
@NullMarked
package dev.autolog.backfill;

import org.jspecify.annotations.NullMarked;
