/** The account's and agents' settings in the form that decisions use. */
@NullMarked
package dev.autolog.domain.rules;

import org.jspecify.annotations.NullMarked;
