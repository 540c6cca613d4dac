package dev.autolog.domain;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Classification.CreatePlaceholder;
import dev.autolog.domain.Classification.MultipleAssociations;
import dev.autolog.domain.Classification.MultipleContacts;
import java.util.Optional;

/** Why a log no longer takes further messages, or a correction: its contact or association is no longer the right one, or it was erased. */
public enum RenewalReason {
    /** The CRM has no such contact any more. */
    CONTACT_DELETED,
    /** The association of the log is no longer open. */
    ASSOCIATION_CLOSED,
    /** The number is no longer the contact's. */
    NUMBER_MOVED,
    /** The earlier messages were erased. */
    ERASED;

    /**
     * Tells whether a further message begins a log of its own. The contact that a person chose is kept as long as the CRM has it.
     *
     * @param log the log of the earlier messages
     * @param contact the log's contact as the CRM has it today; empty if it was deleted
     * @param hasNumber whether that contact has the other party's number today
     * @param today what the pipeline would make of the messages today
     * @return empty if the message belongs to the log
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

    /** The one contact that a call would go to; empty if there is none. */
    private static Optional<String> contactOf(Classification today) {
        return switch (today) {
            case AutoLog match -> Optional.of(match.contact().id());
            case MultipleAssociations one ->
                Optional.of(one.candidate().contact().id());
            case Conflict _, CreatePlaceholder _, Classification.Skip _ -> Optional.empty();
        };
    }

    /** Whether a call would not go to the log's contact, nor offer it. */
    private static boolean isElsewhere(CallLog log, boolean hasNumber, Classification today) {
        return switch (today) {
            // Of several contacts that have the number, an account's rule can choose another one each time.
            case AutoLog match -> !match.reason().isOfSeveral() || !hasNumber;
            case MultipleContacts several ->
                several.candidates().stream()
                        .filter(candidate -> candidate.reason() == null)
                        .noneMatch(candidate -> candidate.contact().id().equals(log.contactId()));
            case Conflict _, CreatePlaceholder _ -> !hasNumber;
            // Further messages of a log follow it, independent of the settings of their time.
            case Classification.Skip _ -> false;
        };
    }
}
