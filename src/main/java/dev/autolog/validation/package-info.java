/** Violations in requests, as codes with parameters. */
@NullMarked
package dev.autolog.validation;

import org.jspecify.annotations.NullMarked;
