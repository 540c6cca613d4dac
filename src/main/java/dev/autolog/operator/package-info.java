/** Commands for operators, run from the image of the service: list dead letters of all accounts, and replay them. */
@NullMarked
package dev.autolog.operator;

import org.jspecify.annotations.NullMarked;
