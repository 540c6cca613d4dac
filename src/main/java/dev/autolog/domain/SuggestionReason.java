package dev.autolog.domain;

/** Why a contact whose number does not match is still worth a person's look. */
public enum SuggestionReason {
    /** The stored number is the called one, but continues with an extension: any line behind that switchboard may have called. */
    SHARED_SWITCHBOARD,
    /** One of the two numbers is the end of the other and says nothing of a country, or of the area either. */
    LACKS_COUNTRY_CODE,
    /** Same country, and no difference but a digit that is written for some calls and left out for others. */
    SIMILAR_NUMBER,
    /** By a numbering plan of the past the stored number was the called one, but today both are different lines. */
    OLD_NUMBERING_PLAN,
    /** The number is exactly this contact's, but the account lets no contact of its type match. */
    OTHER_TYPE,
    /** The number is exactly this contact's, but the CRM's newest record of it could not be read. */
    UNREADABLE_RECORD,
    /** The number is exactly this contact's, and an agent's calls have shown it as the agent's own line too. */
    OWN_LINE,
    /** A person chose this contact for all calls of the number, and the CRM has since given the number to another contact alone. */
    REMEMBERED_ELSEWHERE;

    /** Whether the contact has exactly this number and only a doubt keeps the call from it: a person is asked, and none is made. */
    public boolean isDoubt() {
        return switch (this) {
            case UNREADABLE_RECORD, OWN_LINE, REMEMBERED_ELSEWHERE -> true;
            case SHARED_SWITCHBOARD, LACKS_COUNTRY_CODE, SIMILAR_NUMBER, OLD_NUMBERING_PLAN, OTHER_TYPE -> false;
        };
    }
}
