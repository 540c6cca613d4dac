/** Ended calls as they come in, decided batch by batch. */
@NullMarked
package dev.autolog.intake;

import org.jspecify.annotations.NullMarked;
