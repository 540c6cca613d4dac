package dev.autolog.crm;

import org.jspecify.annotations.Nullable;

/**
 * A log to be written.
 *
 * @param recordId the CRM's id of it; null if it is not known to be there
 * @param step what an earlier {@link LogOutcome.Partly} said; null at the beginning of a version
 * @param sentContactId the contact on which the record stands; null if it is not known to be there
 * @param sentAssociationId the association on which it stands; null for none
 * @param sentAssociationKind the kind of that association; null for none
 */
public record LogWrite(
        CrmLog log,
        @Nullable String recordId,
        @Nullable String step,
        @Nullable String sentContactId,
        @Nullable String sentAssociationId,
        @Nullable String sentAssociationKind) {}
