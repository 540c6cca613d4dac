package dev.autolog.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The telephony platform's name of a leg. An agent's first leg of a call is kept under the ids of the call and the agent; each
 * further one has a key of its own, which is the same whenever its first record is read again.
 *
 * @param callId the platform's id of the call
 * @param legId the platform's id of the leg; null when it gives none
 */
public record PlatformLeg(String callId, @Nullable String legId) {
    private static final String PREFIX = "leg/";
    /** Part of no id. */
    private static final char SEPARATOR = '\0';

    /**
     * The key of a further leg that the platform gave an id.
     *
     * @param first the key of the agent's first leg
     */
    LegKey furtherKey(LegKey first) {
        return key(first, callId + SEPARATOR + legId);
    }

    /**
     * The key of a further leg, by its start and number.
     *
     * @param first the key of the agent's first leg
     * @param number the other party's number as the platform sent it; null when it was withheld
     */
    LegKey furtherKey(LegKey first, Instant startedAt, @Nullable String number) {
        return key(
                first,
                String.join(
                        String.valueOf(SEPARATOR),
                        callId,
                        Objects.requireNonNullElse(legId, ""),
                        startedAt.toString(),
                        Objects.requireNonNullElse(number, "")));
    }

    /** Of one length for ids of every length. */
    private static LegKey key(LegKey first, String name) {
        return new LegKey(
                first.accountId(),
                PREFIX + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                first.agentId());
    }

    /**
     * The id that a leg is published with.
     *
     * @param key the leg's key
     * @return the platform's id, or for a further leg without one the key's; null for a first leg without one
     */
    public @Nullable String publishedId(LegKey key) {
        return legId == null && !key.callId().equals(callId) ? key.callId() : legId;
    }

    /**
     * The leg that was published with an id.
     *
     * @param legId the published id of the leg; null when it had none
     */
    public static @Nullable PlatformLeg published(String callId, @Nullable String legId) {
        return legId == null ? null : new PlatformLeg(callId, isOwn(legId) ? null : legId);
    }

    /**
     * The key of a further leg that was published with an id.
     *
     * @param first the key of the agent's first leg
     */
    public static LegKey publishedKey(LegKey first, String legId) {
        return isOwn(legId)
                ? new LegKey(first.accountId(), legId, first.agentId())
                : new PlatformLeg(first.callId(), legId).furtherKey(first);
    }

    /** Whether an id of a leg was made here, and not by the platform. */
    public static boolean isOwn(String legId) {
        return legId.startsWith(PREFIX);
    }

    /** Without the id of the leg, which some platforms make of a number. */
    @Override
    public String toString() {
        return "PlatformLeg[" + callId + "]";
    }
}
