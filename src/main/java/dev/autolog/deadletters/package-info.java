/** Dead letters: listed for their account, and replayed or discarded by admins. */
@NullMarked
package dev.autolog.deadletters;

import org.jspecify.annotations.NullMarked;
