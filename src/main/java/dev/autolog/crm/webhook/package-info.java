/** Webhooks: logs and conflicts out, signed, to a receiver of the customer's own. */
@NullMarked
package dev.autolog.crm.webhook;

import org.jspecify.annotations.NullMarked;
