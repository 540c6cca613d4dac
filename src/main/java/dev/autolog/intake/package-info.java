/** Intake of ended calls and exchanged messages, decided in batches. */
@NullMarked
package dev.autolog.intake;

import org.jspecify.annotations.NullMarked;
