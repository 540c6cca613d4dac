/** What settings would come to, shown to people before they are in force. */
@NullMarked
package dev.autolog.preview;

import org.jspecify.annotations.NullMarked;
