package dev.autolog.crm;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its admins see it, without secrets.
 *
 * @param storedSecrets the fields whose secrets are stored
 * @param failure the last request, if it failed; null if it succeeded
 * @param waiting logs that are on their way
 * @param parked logs that a person has to look at
 * @param createdBy the agent id of the admin who connected it
 */
public record ConnectionStatus(
        UUID connectionId,
        String kind,
        ConnectionState state,
        ConnectionSettings settings,
        Set<String> storedSecrets,
        @Nullable ConnectionFailure failure,
        ConnectionCheck check,
        ContactProgress contacts,
        QueueCount waiting,
        QueueCount parked,
        String createdBy,
        Instant createdAt) {
    public ConnectionStatus {
        storedSecrets = Set.copyOf(storedSecrets);
    }

    /**
     * A failed request.
     *
     * @param code of the CRM's, or the kind of fault
     * @param retriedAt no request before; null if an admin has to act, or the next one is due
     */
    public record ConnectionFailure(
            String code, Instant at, @Nullable Instant retriedAt) {}

    /**
     * The last check that an admin asked for.
     *
     * @param askedAt null if none is under way
     * @param checkedAt null before the first
     * @param problems what the connection lacks; empty if nothing, null before the first check and after a change
     */
    public record ConnectionCheck(
            @Nullable Instant askedAt,
            @Nullable Instant checkedAt,
            @Nullable List<ConnectionProblem> problems) {}

    /**
     * How far the contacts of the CRM are read.
     *
     * @param read contacts of the first synchronization so far
     * @param total how many there are; null if the CRM does not say
     * @param syncedAt when the first synchronization was complete; null before
     * @param problem code of the last reading, if it failed; null if it succeeded
     * @param missing how many contacts are gone in the CRM, if they are so many that an admin has to confirm; null otherwise
     */
    public record ContactProgress(
            long read,
            @Nullable Long total,
            @Nullable Instant syncedAt,
            @Nullable String problem,
            @Nullable Integer missing) {
        static final ContactProgress NOT_BEGUN = new ContactProgress(0, null, null, null, null);
    }

    /**
     * A number of rows.
     *
     * @param atLeast whether there can be more
     */
    public record QueueCount(int count, boolean atLeast) {}

    /** Masked: settings can name the customer. */
    @Override
    public String toString() {
        return "ConnectionStatus[" + kind + ", " + state + "]";
    }
}
