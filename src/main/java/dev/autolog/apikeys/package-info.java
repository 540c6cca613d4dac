/** API keys of accounts: created and revoked by admins, and found by the key that a program sends. */
@NullMarked
package dev.autolog.apikeys;

import org.jspecify.annotations.NullMarked;
