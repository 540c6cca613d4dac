/** Tests of dead letters as they are listed and replayed. */
@NullMarked
package dev.autolog.deadletters;

import org.jspecify.annotations.NullMarked;
