/** Actions of users: resolve and dismiss conflicts, log calls, edit logs, create placeholders, change settings. */
@NullMarked
package dev.autolog.actions;

import org.jspecify.annotations.NullMarked;
