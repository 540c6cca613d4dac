/** Previews of settings before they are in force. */
@NullMarked
package dev.autolog.preview;

import org.jspecify.annotations.NullMarked;
