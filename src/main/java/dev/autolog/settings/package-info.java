/** Settings of accounts and agents: stored, validated, resolved to rules; and the accounts' own lines. */
@NullMarked
package dev.autolog.settings;

import org.jspecify.annotations.NullMarked;
