/** Rechecks open conflicts after their contacts changed: logs those that now have one match, and updates the others. */
@NullMarked
package dev.autolog.recheck;

import org.jspecify.annotations.NullMarked;
