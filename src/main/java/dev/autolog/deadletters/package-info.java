/** Records that could never be processed: listed, told whose they are, and replayed or discarded as people want it. */
@NullMarked
package dev.autolog.deadletters;

import org.jspecify.annotations.NullMarked;
