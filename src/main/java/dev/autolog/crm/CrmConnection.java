package dev.autolog.crm;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it is stored.
 *
 * @param secrets encrypted, by their fields
 * @param credential encrypted; null before a sign-in
 * @param failures how many requests failed in a row
 * @param limitedUntil no request before; null if there is no limit
 * @param logsAt no new logs are sent before; null before the first batch, and where each is sent at once
 * @param webAddress where people open the CRM in a browser; null until the CRM was asked, empty if it has no answer
 */
record CrmConnection(
        ConnectionKey key,
        String kind,
        ConnectionState state,
        ConnectionSettings settings,
        Map<String, String> secrets,
        @Nullable String credential,
        int failures,
        @Nullable Instant limitedUntil,
        @Nullable Instant logsAt,
        @Nullable String webAddress) {
    CrmConnection {
        secrets = Map.copyOf(secrets);
    }

    /** Masked: settings and secrets. */
    @Override
    public String toString() {
        return "CrmConnection[" + kind + "]";
    }
}
