/** What an account, or one of its agents, wants done with calls and messages: settings as the decision sees them. */
@NullMarked
package dev.autolog.domain.rules;

import org.jspecify.annotations.NullMarked;
