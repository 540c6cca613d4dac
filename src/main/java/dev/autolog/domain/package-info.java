/** What a call, a contact and a match are, and the pure rules that decide a call's outcome; imports nothing but the JDK. */
@NullMarked
package dev.autolog.domain;

import org.jspecify.annotations.NullMarked;
