package dev.autolog.domain;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Classification.CreatePlaceholder;
import dev.autolog.domain.Classification.MultipleAssociations;
import dev.autolog.domain.Classification.MultipleContacts;
import java.util.Optional;

/** Why a log takes no further messages or corrections. */
public enum RenewalReason {
    /** The CRM deleted the contact. */
    CONTACT_DELETED,
    /** The association of the log is no longer open. */
    ASSOCIATION_CLOSED,
    /** The contact no longer has the number. */
    NUMBER_MOVED,
    /** The earlier messages were erased. */
    ERASED;

    /**
     * Decides whether a further message begins a new part with its own log. A contact that a person chose is kept until the CRM
     * deletes it.
     *
     * @param log the log of the earlier messages
     * @param contact the log's contact as stored now; empty if it was deleted
     * @param hasNumber whether that contact has the other party's number now
     * @param today how the pipeline classifies the messages now
     * @return empty if the message belongs to the existing log
     */
    public static Optional<RenewalReason> of(
            CallLog log, Optional<Contact> contact, boolean hasNumber, Classification today) {
        if (contact.isEmpty()) {
            return Optional.of(CONTACT_DELETED);
        }
        boolean isSameContact = contactOf(today).filter(log.contactId()::equals).isPresent();
        boolean isClosed = log.associationId() != null
                && contact.get().openAssociations().stream().noneMatch(log::isWith);
        if (isClosed && (isSameContact || !log.isAPersons())) {
            return Optional.of(ASSOCIATION_CLOSED);
        }
        return log.isAPersons() || isSameContact || !isElsewhere(log, hasNumber, today)
                ? Optional.empty()
                : Optional.of(NUMBER_MOVED);
    }

    /** The contact that a call would match now; empty if there is not exactly one. */
    private static Optional<String> contactOf(Classification today) {
        return switch (today) {
            case AutoLog match -> Optional.of(match.contact().id());
            case MultipleAssociations one ->
                Optional.of(one.candidate().contact().id());
            case Conflict _, CreatePlaceholder _, Classification.Skip _ -> Optional.empty();
        };
    }

    /** Whether a call now would neither match the log's contact nor offer it as a candidate. */
    private static boolean isElsewhere(CallLog log, boolean hasNumber, Classification today) {
        return switch (today) {
            // A rule for several contacts can choose another one each time.
            case AutoLog match -> !match.reason().isOfSeveral() || !hasNumber;
            case MultipleContacts several ->
                several.candidates().stream()
                        .filter(candidate -> candidate.reason() == null)
                        .noneMatch(candidate -> candidate.contact().id().equals(log.contactId()));
            case Conflict _, CreatePlaceholder _ -> !hasNumber;
            // Further messages follow their log, regardless of the settings at their time.
            case Classification.Skip _ -> false;
        };
    }
}
