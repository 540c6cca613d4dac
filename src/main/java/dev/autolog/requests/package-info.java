/** Requests of users: their results and refusals, their transactions, and repeated requests with the same idempotency key. */
@NullMarked
package dev.autolog.requests;

import org.jspecify.annotations.NullMarked;
