/** Startup: checks of the configuration, the log format, and the clock. */
@NullMarked
package dev.autolog.startup;

import org.jspecify.annotations.NullMarked;
