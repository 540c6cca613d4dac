package dev.autolog.domain;

/** Why a contact is suggested although its number does not match. */
public enum SuggestionReason {
    /** The stored number is the called one plus an extension: any line behind that switchboard may have called. */
    SHARED_SWITCHBOARD,
    /** One of the two numbers is the end of the other and lacks the country code, or the area code too. */
    LACKS_COUNTRY_CODE,
    /** Same country, and the only difference is a digit that is written for some calls and left out for others. */
    SIMILAR_NUMBER,
    /** The stored number was the called one in a former numbering plan; today they are different lines. */
    OLD_NUMBERING_PLAN,
    /** The contact has exactly this number, but the account does not match contacts of its type. */
    OTHER_TYPE,
    /** The contact has exactly this number, but the CRM's newest record of the contact could not be read. */
    UNREADABLE_RECORD,
    /** The contact has exactly this number, but calls have shown it to be an agent's own line too. */
    OWN_LINE,
    /**
     * A person chose this contact for all calls of the number, and the CRM has since given the number to one other contact only.
     */
    REMEMBERED_ELSEWHERE;

    /**
     * Whether the contact has exactly this number and only a doubt prevents a match: a conflict opens, and no placeholder is
     * created.
     */
    public boolean isDoubt() {
        return switch (this) {
            case UNREADABLE_RECORD, OWN_LINE, REMEMBERED_ELSEWHERE -> true;
            case SHARED_SWITCHBOARD, LACKS_COUNTRY_CODE, SIMILAR_NUMBER, OLD_NUMBERING_PLAN, OTHER_TYPE -> false;
        };
    }
}
