package dev.autolog.crm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A log on the queue of a connection.
 *
 * @param version that is wanted
 * @param wanted the record of {@code call-logged}; null for a withdrawn log
 * @param intended the record that a request of unknown outcome may have written, if it is not the wanted one
 * @param contactId the CRM's contact of the wanted log, or of the one that a request of unknown outcome may have written; null if it
 *     is not known
 * @param intendedAt when a request was sent whose outcome is unknown; null if none was
 * @param sent where it stands in the CRM
 * @param problem why a person has to look at it; null if it is tried again by itself
 */
record QueuedLog(
        String callLogId,
        int version,
        @Nullable String wanted,
        @Nullable String intended,
        boolean isWithdrawn,
        @Nullable String contactId,
        LogState state,
        int attempts,
        Instant nextAt,
        @Nullable Instant intendedAt,
        SentLog sent,
        @Nullable String problem) {

    /**
     * Where a log stands in the CRM.
     *
     * @param recordId the CRM's id of its record; null if it is not known to be there
     * @param step of a write that is not done yet; null for none
     * @param version that was written last; null for none
     * @param contactId of that version; null if it is not known
     * @param associationId of that version; null for none
     * @param associationKind of that version; null for none
     */
    record SentLog(
            @Nullable String recordId,
            @Nullable String step,
            @Nullable Integer version,
            @Nullable String contactId,
            @Nullable String associationId,
            @Nullable String associationKind) {
        static final SentLog NOTHING = new SentLog(null, null, null, null, null, null);

        SentLog at(String recordId, @Nullable String step) {
            return new SentLog(recordId, step, version, contactId, associationId, associationKind);
        }
    }

    /** Whether the CRM may have it without its record being known. */
    boolean mayBeThere() {
        return intendedAt != null && sent.recordId() == null;
    }

    /** To be tried at a time; nothing of it is under way. */
    QueuedLog waiting(Instant at) {
        return with(LogState.WAITING, at, null, sent, null);
    }

    /** To be tried at a time, by a request that is safe to repeat: an earlier one may have written it. */
    QueuedLog repeatable(Instant at) {
        return with(LogState.WAITING, at, intendedAt, sent, null);
    }

    /** It is not certain what the last request did. */
    QueuedLog uncertain(Instant at) {
        return with(LogState.INTENDED, at, intendedAt, sent, null);
    }

    /** For a person to look at. */
    QueuedLog parked(LogState next, String why) {
        return with(next, nextAt, intendedAt, sent, why);
    }

    /** Done. */
    QueuedLog written(SentLog now) {
        return new QueuedLog(
                callLogId, version, wanted, null, isWithdrawn, contactId, LogState.WRITTEN, 0, nextAt, null, now, null);
    }

    QueuedLog sent(SentLog now) {
        return new QueuedLog(
                callLogId,
                version,
                wanted,
                intended,
                isWithdrawn,
                contactId,
                state,
                attempts,
                nextAt,
                intendedAt,
                now,
                problem);
    }

    /** As one whose last attempt does not count. */
    QueuedLog untried() {
        return new QueuedLog(
                callLogId,
                version,
                wanted,
                intended,
                isWithdrawn,
                contactId,
                state,
                Math.max(0, attempts - 1),
                nextAt,
                intendedAt,
                sent,
                problem);
    }

    QueuedLog tried() {
        return new QueuedLog(
                callLogId,
                version,
                wanted,
                intended,
                isWithdrawn,
                contactId,
                state,
                attempts + 1,
                nextAt,
                intendedAt,
                sent,
                problem);
    }

    private QueuedLog with(
            LogState next, Instant at, @Nullable Instant unsureSince, SentLog where, @Nullable String why) {
        return new QueuedLog(
                callLogId,
                version,
                wanted,
                unsureSince == null ? null : intended,
                isWithdrawn,
                contactId,
                next,
                attempts,
                at,
                unsureSince,
                where,
                why);
    }

    /** Masked: a log holds personal data. */
    @Override
    public String toString() {
        return "QueuedLog[" + callLogId + "/" + version + "]";
    }
}
