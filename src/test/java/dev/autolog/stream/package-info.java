/** What streams promise without a service around them. */
@NullMarked
package dev.autolog.stream;

import org.jspecify.annotations.NullMarked;
