/** What operators deal with: settings that may be started with, health, logs, the clock. */
@NullMarked
package dev.autolog.startup;

import org.jspecify.annotations.NullMarked;
