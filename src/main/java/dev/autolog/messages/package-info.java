/** Stored text messages, and the threads that they are logged in. */
@NullMarked
package dev.autolog.messages;

import org.jspecify.annotations.NullMarked;
