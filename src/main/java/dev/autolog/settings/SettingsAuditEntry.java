package dev.autolog.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One setting that changed.
 *
 * @param scope whose it is
 * @param actor the agent id of who changed it
 * @param setting its name, {@code locked} or {@code ownLineChoice}
 * @param before JSON; null for the default
 * @param after JSON; null for the default
 */
record SettingsAuditEntry(
        SettingsScope scope,
        Instant at,
        String actor,
        String setting,
        @Nullable String before,
        @Nullable String after) {
    /** The name of the list of settings that agents may not set. */
    static final String LOCKED = "locked";
    /** The name of admins' choices about own lines. */
    static final String OWN_LINE_CHOICE = "ownLineChoice";

    /** Masked: settings hold phone numbers. */
    @Override
    public String toString() {
        return "SettingsAuditEntry[…]";
    }
}
