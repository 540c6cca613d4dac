/** What streams promise without a service around them. */
@NullMarked
package dev.autolog.live;

import org.jspecify.annotations.NullMarked;
