/** The audit trail, and the relay that publishes what it holds. */
@NullMarked
package dev.autolog.outbox;

import org.jspecify.annotations.NullMarked;
