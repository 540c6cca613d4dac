package dev.autolog.domain;

/** Why a call was placed on its contact. */
public enum MatchReason {
    /** The only contact with the number. */
    ONE_CONTACT,
    /** A person chose this contact for all calls of the number. */
    REMEMBERED_NUMBER,
    /** A person chose it for this call. */
    CHOSEN,
    /** A rule: no contact had the number, and a placeholder was created. */
    PLACEHOLDER_MADE,
    /** A rule: the contact of several that was updated last. */
    MOST_RECENTLY_UPDATED,
    /** A rule: the contact of several that is first by name. */
    FIRST_BY_NAME,
    /** A rule: the contact of several that was created first. */
    EARLIEST_CREATED;

    /** Whether a rule chose among several contacts that have the number. */
    public boolean isOfSeveral() {
        return switch (this) {
            case MOST_RECENTLY_UPDATED, FIRST_BY_NAME, EARLIEST_CREATED -> true;
            case ONE_CONTACT, REMEMBERED_NUMBER, CHOSEN, PLACEHOLDER_MADE -> false;
        };
    }

    /** Whether a rule of the account prevented a conflict. */
    public boolean isRule() {
        return switch (this) {
            case ONE_CONTACT, CHOSEN -> false;
            case REMEMBERED_NUMBER, PLACEHOLDER_MADE, MOST_RECENTLY_UPDATED, FIRST_BY_NAME, EARLIEST_CREATED -> true;
        };
    }
}
