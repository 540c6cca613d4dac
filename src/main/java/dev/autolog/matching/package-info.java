/** Determines the other party of a call: reads its number, recognizes the account's own lines, finds contacts. */
@NullMarked
package dev.autolog.matching;

import org.jspecify.annotations.NullMarked;
