/** Erases and exports the personal data of contacts and numbers in all tables and compacted topics. */
@NullMarked
package dev.autolog.erasure;

import org.jspecify.annotations.NullMarked;
