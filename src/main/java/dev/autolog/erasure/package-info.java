/** Erases what is personal of contacts and numbers from every table, and exports it. */
@NullMarked
package dev.autolog.erasure;

import org.jspecify.annotations.NullMarked;
