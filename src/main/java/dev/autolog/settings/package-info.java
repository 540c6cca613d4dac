/** What departs from the defaults for an account, and which lines are its own. */
@NullMarked
package dev.autolog.settings;

import org.jspecify.annotations.NullMarked;
