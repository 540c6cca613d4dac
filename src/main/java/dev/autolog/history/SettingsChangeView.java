package dev.autolog.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A setting that was changed, or an admin's choice about an own line.
 *
 * @param actor the agent id of who changed it
 * @param actorName that agent's name; null when it is not known
 * @param agentId whose setting it is; null for the account's
 * @param agentName that agent's name; null when it is not known
 * @param setting its name, {@code locked} or {@code ownLineChoice}
 * @param before null for the default or for no choice; of a list what was taken from it
 * @param after null for the default or for no choice; of a list what was added to it
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
