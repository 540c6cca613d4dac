/** Queries for lists and views: calls, conflicts and contacts in pages, and the audit trail of a call. */
@NullMarked
package dev.autolog.history;

import org.jspecify.annotations.NullMarked;
