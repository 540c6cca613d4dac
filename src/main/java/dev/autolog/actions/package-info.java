/** What people do: settle conflicts, log calls by hand, keep logs, contacts and remembered numbers. */
@NullMarked
package dev.autolog.actions;

import org.jspecify.annotations.NullMarked;
