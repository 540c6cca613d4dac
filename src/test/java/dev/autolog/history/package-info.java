/** What people read, without a service around it. */
@NullMarked
package dev.autolog.history;

import org.jspecify.annotations.NullMarked;
