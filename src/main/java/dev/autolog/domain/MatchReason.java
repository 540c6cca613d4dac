package dev.autolog.domain;

/** Why a call was put on its contact and no other. */
public enum MatchReason {
    /** It is the one contact that has the number. */
    ONE_CONTACT,
    /** A person said that calls of this number go to that contact. */
    REMEMBERED_NUMBER,
    /** A person chose it for this call. */
    CHOSEN,
    /** A rule: no contact had the number, and a placeholder was made. */
    PLACEHOLDER_MADE,
    /** A rule: of several contacts the one that was updated last. */
    MOST_RECENTLY_UPDATED,
    /** A rule: of several contacts the first by name. */
    FIRST_BY_NAME,
    /** A rule: of several contacts the one that was created first. */
    EARLIEST_CREATED;

    /** Whether a rule chose among several contacts that have the number. */
    public boolean isOfSeveral() {
        return switch (this) {
            case MOST_RECENTLY_UPDATED, FIRST_BY_NAME, EARLIEST_CREATED -> true;
            case ONE_CONTACT, REMEMBERED_NUMBER, CHOSEN, PLACEHOLDER_MADE -> false;
        };
    }

    /** Whether an account's rule settled what would have been a conflict. */
    public boolean isRule() {
        return switch (this) {
            case ONE_CONTACT, CHOSEN -> false;
            case REMEMBERED_NUMBER, PLACEHOLDER_MADE, MOST_RECENTLY_UPDATED, FIRST_BY_NAME, EARLIEST_CREATED -> true;
        };
    }
}
