/** Calls, contacts and matches, and the pure rules that decide a call's outcome; depends on the JDK alone. */
@NullMarked
package dev.autolog.domain;

import org.jspecify.annotations.NullMarked;
