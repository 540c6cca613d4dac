/** The event stream: changed calls and conflicts of an account, sent to its users as they are committed. */
@NullMarked
package dev.autolog.stream;

import org.jspecify.annotations.NullMarked;
