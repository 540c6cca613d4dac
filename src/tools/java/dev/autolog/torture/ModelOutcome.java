package dev.autolog.torture;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of a leg.
 *
 * @param detail the kind of a conflict, or the reason why it is not logged; null for a log
 * @param contactId the contact of a log; null otherwise
 * @param dealId the association of a log; null for none
 */
record ModelOutcome(
        Kind kind,
        @Nullable String detail,
        @Nullable String contactId,
        @Nullable String dealId) {
    /** The kinds of outcomes. */
    enum Kind {
        LOGGED,
        IN_CONFLICT,
        NOT_LOGGED
    }

    static ModelOutcome logged(String contactId, @Nullable String dealId) {
        return new ModelOutcome(Kind.LOGGED, null, contactId, dealId);
    }

    static ModelOutcome conflict(String kind) {
        return new ModelOutcome(Kind.IN_CONFLICT, kind, null, null);
    }

    static ModelOutcome notLogged(String reason) {
        return new ModelOutcome(Kind.NOT_LOGGED, reason, null, null);
    }

    /** The outcome of a call with a line that at most two contacts have. */
    static ModelOutcome of(int account, int line, ContactState first, ContactState second) {
        if (first.present() && second.present()) {
            return conflict("MULTIPLE_CONTACTS");
        }
        if (!first.present() && !second.present()) {
            return conflict("NO_CONTACT_MATCH");
        }
        ContactState one = first.present() ? first : second;
        String contactId = Contacts.id(account, line, first.present() ? 0 : 1);
        return switch (one.openDeals()) {
            case 0 -> logged(contactId, null);
            case 1 -> logged(contactId, Contacts.dealId(contactId, 1));
            default -> conflict("MULTIPLE_ASSOCIATIONS");
        };
    }
}
