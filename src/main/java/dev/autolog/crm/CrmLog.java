package dev.autolog.crm;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A log as it has to stand in the CRM: a record of {@code call-logged}, completed by the connection's settings.
 *
 * @param callLogId the mark that it is found by
 * @param version of {@code call-logged}
 * @param associationKind in the CRM's own word; null for no association
 * @param isInbound whether the other party called or wrote first
 * @param phoneNumber of the other party; null if withheld
 * @param talkSeconds 0 for messages
 * @param result of the call, as {@code call-logged} has it; null for messages
 * @param disposition the CRM's value for the disposition; null for none
 * @param ownerId the CRM's user; null for none
 * @param zone of the account, for CRMs whose times have none
 * @param link to the call in the inbox; null if its public address is not configured
 */
public record CrmLog(
        String callLogId,
        int version,
        String contactId,
        @Nullable String associationId,
        @Nullable String associationKind,
        boolean isMessage,
        boolean isInbound,
        @Nullable String phoneNumber,
        String subject,
        String description,
        Instant startedAt,
        Instant endedAt,
        int talkSeconds,
        @Nullable String result,
        @Nullable String disposition,
        @Nullable String recordingUrl,
        @Nullable String ownerId,
        ZoneId zone,
        @Nullable String link) {

    /** Masked: texts and numbers are personal data. */
    @Override
    public String toString() {
        return "CrmLog[" + callLogId + "/" + version + "]";
    }
}
