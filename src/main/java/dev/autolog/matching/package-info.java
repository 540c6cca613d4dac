/** Who the other party of a call is: reads its number, tells the account's own lines, finds contacts. */
@NullMarked
package dev.autolog.matching;

import org.jspecify.annotations.NullMarked;
