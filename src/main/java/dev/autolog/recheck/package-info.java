/** Looks at open conflicts again whose contacts changed: those that are none any more are logged, others show what there is now. */
@NullMarked
package dev.autolog.recheck;

import org.jspecify.annotations.NullMarked;
