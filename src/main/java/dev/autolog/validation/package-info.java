/** What is wrong with a request, as codes with parameters. */
@NullMarked
package dev.autolog.validation;

import org.jspecify.annotations.NullMarked;
