package dev.autolog.crm;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The record of a log in the CRM.
 *
 * @param crm the CRM's name for people
 * @param state how far it is
 * @param page where people see it; null if it is not there yet, or has no page
 */
public record CrmRecord(
        String crm, RecordState state, @Nullable URI page) {
    /** How far the record of a log is. */
    public enum RecordState {
        /** It is on its way, or a newer version of it is. */
        WAITING,
        WRITTEN,
        /** An admin has to look at it. */
        PARKED,
        /** An admin gave it up. */
        DISCARDED
    }

    /** Masked: the address names the customer. */
    @Override
    public String toString() {
        return "CrmRecord[" + crm + ", " + state + "]";
    }
}
