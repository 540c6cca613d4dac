package dev.autolog.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The audit entry of a changed setting.
 *
 * @param scope the account or agent of the setting
 * @param actor the agent id of the person who changed it
 * @param setting the name of the setting, {@code locked}, {@code ownLineChoice} or the subject of an {@link AccountAuditTrail}
 * @param before the value before in JSON; null for the default
 * @param after the value after in JSON; null for the default
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
    /** The name of an entry about an admin's choice of an own line. */
    static final String OWN_LINE_CHOICE = "ownLineChoice";

    /** Masked: settings hold phone numbers. */
    @Override
    public String toString() {
        return "SettingsAuditEntry[…]";
    }
}
