/** The audit trail, and the relay that publishes its entries. */
@NullMarked
package dev.autolog.outbox;

import org.jspecify.annotations.NullMarked;
