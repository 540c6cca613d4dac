/** Legs of calls with their logs and conflicts: how they are stored, and how others see them. */
@NullMarked
package dev.autolog.calls;

import org.jspecify.annotations.NullMarked;
