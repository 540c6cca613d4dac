package dev.autolog.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.autolog.crm.CrmRecord;
import dev.autolog.crm.CrmRecord.RecordState;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call with its conflict, its record in the CRM and its audit trail.
 *
 * @param conflict its conflict, open or closed; null when it never had one
 * @param crmRecord where its log is in the CRM; null when it is not logged, or not to be in a CRM
 * @param trail the entries of its audit trail, oldest first; at most the newest 200
 */
public record CallDetailView(
        @JsonUnwrapped CallView call,
        @Nullable ConflictView conflict,
        @Nullable CrmRecordView crmRecord,
        List<TrailEntryView> trail) {
    public CallDetailView {
        trail = List.copyOf(trail);
    }

    /**
     * The record of a log in the CRM.
     *
     * @param crm the CRM's name for people
     * @param state how far it is
     * @param url where people see it; null if it is not there yet, or has no page
     */
    public record CrmRecordView(
            String crm, RecordState state, @Nullable URI url) {
        static CrmRecordView of(CrmRecord found) {
            return new CrmRecordView(found.crm(), found.state(), found.page());
        }

        /** Masked: the address names the customer. */
        @Override
        public String toString() {
            return "CrmRecordView[" + crm + ", " + state + "]";
        }
    }

    /**
     * An entry of the audit trail.
     *
     * @param actor {@code AUTO} or the agent id of the user who acted
     * @param actorName that agent's name; null when it is unknown
     * @param action the stored action, such as {@code LOGGED}
     * @param code the event that the entry reports
     * @param parameters the parameters that {@link TrailCode} names; unknown ones are omitted
     */
    public record TrailEntryView(
            Instant at,
            String actor,
            @Nullable String actorName,
            String action,
            TrailCode code,
            Map<String, Object> parameters) {
        /** Masked: the parameters name contacts and numbers. */
        @Override
        public String toString() {
            return "TrailEntryView[" + action + "]";
        }
    }

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "CallDetailView[" + call.id() + "]";
    }
}
