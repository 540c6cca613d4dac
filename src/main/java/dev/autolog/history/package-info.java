/** What people look at: calls, conflicts and contacts, page by page, and what happened to a call in plain words. */
@NullMarked
package dev.autolog.history;

import org.jspecify.annotations.NullMarked;
