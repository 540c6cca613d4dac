package dev.autolog.domain;

/** Why a contact whose number does not match is still worth a person's look. */
public enum SuggestionReason {
    /** The stored number is the called one, but continues with an extension: any line behind that switchboard may have called. */
    SHARED_SWITCHBOARD,
    /** The stored number is the end of the called one and says nothing of a country, or of the area either. */
    LACKS_COUNTRY_CODE,
    /** Same country, and no difference but a digit that is written for some calls and left out for others. */
    SIMILAR_NUMBER,
    /** The number is exactly this contact's, but the account lets no contact of its type match. */
    OTHER_TYPE
}
