package dev.autolog.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of a setting, of an admin's choice about an own line, of the connection to the CRM, or of an API key.
 *
 * @param actor the agent id of the person who changed it
 * @param actorName that agent's name; null when it is unknown
 * @param agentId the agent whose setting it is; null for a setting of the account
 * @param agentName that agent's name; null when it is unknown
 * @param setting the setting's name, {@code locked}, {@code ownLineChoice}, {@code crmConnection},
 *     {@code crmLogsDiscarded}, {@code crmDeletionsConfirmed}, {@code contactsUploaded} or {@code apiKey}
 * @param before null for the default, for no choice or no connection; for a list, the removed items
 * @param after null for the default, for no choice or no connection; for a list, the added items
 */
public record SettingsChangeView(
        Instant at,
        String actor,
        @Nullable String actorName,
        @Nullable String agentId,
        @Nullable String agentName,
        String setting,

        @Schema(implementation = Object.class, nullable = true) @Nullable
        JsonNode before,

        @Schema(implementation = Object.class, nullable = true) @Nullable
        JsonNode after) {
    /** Masked: settings hold phone numbers. */
    @Override
    public String toString() {
        return "SettingsChangeView[…]";
    }
}
