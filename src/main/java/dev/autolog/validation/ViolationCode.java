package dev.autolog.validation;

import java.util.List;
import java.util.Map;

/** Rules that fields of requests can violate. API clients rely on the names: they never change. */
public enum ViolationCode {
    REQUIRED("Required."),
    CONTACT_REQUIRED("Either contactId or newContact is required."),
    CONTACT_OR_NUMBER_REQUIRED("Either contactId or number is required."),
    /** {@code max}: characters. */
    TOO_LONG("At most {max} characters."),
    INVALID_CHARACTER("Contains a character that cannot be stored."),
    /** {@code max}: entries of a list. */
    TOO_MANY("At most {max} entries."),
    /** {@code min} and {@code max}: entries of a list. */
    LIST_SIZE("Must have {min} to {max} entries."),
    /** {@code min} and {@code max}: numbers, inclusive. */
    OUT_OF_RANGE("Must be from {min} to {max}."),
    /** {@code other}: the field that excludes this one. */
    NOT_TOGETHER_WITH("Not allowed together with {other}."),
    /** {@code other}: the field that this one needs. */
    ONLY_TOGETHER_WITH("Only allowed together with {other}."),
    INVALID_TIME("Not an ISO-8601 time with an offset, such as 2026-11-23T09:00:00Z."),
    /** {@code other}: the field with the earlier time. */
    NOT_AFTER("Must be after {other}."),
    WRONG_TYPE("Wrong type."),
    UNKNOWN_FIELD("Unknown field."),
    /** {@code allowed}: list of values. */
    UNKNOWN_VALUE("Must be one of {allowed}."),
    CONTACT_NOT_FOUND("No such contact."),
    CONTACT_DELETED("The contact of the log was deleted in the CRM: choose another one."),
    CONTACT_WITHOUT_ASSOCIATIONS("A new contact has no open associations."),
    ASSOCIATION_REQUIRED("The contact has several open associations: choose one, or none."),
    ASSOCIATION_KIND_REQUIRED("Several open associations of the contact have this id: name the kind too."),
    ASSOCIATION_NOT_OPEN("The contact has no open association with this id."),
    NO_NUMBER_FOR_CONTACT("The call has no number for a new contact."),
    NO_NUMBER_TO_REMEMBER("The call has no number to remember."),
    NOT_A_NUMBER("Not a single number that can be dialled."),
    NOT_A_FEATURE_CODE("Not a star or hash sign and the digits of a feature code, such as *97."),
    NOT_A_PREFIX("Not a plus sign and the first digits of a number."),
    /** {@code max}: digits. */
    NOT_AN_EXTENSION("Not an extension of up to {max} digits."),
    NOT_A_LINE("Neither a number nor an extension."),
    LINE_IN_SETTINGS("The setting ownLines lists this line: take it out there."),
    NUMBER_FORMAT_PATTERN("A pattern has digits, * and at least one #."),
    NUMBER_FORMAT_E164("Not a plus sign and up to 15 digits or #."),
    NUMBER_FORMAT_DIGIT_COUNT("Both sides need the same number of #."),
    /** {@code allowed}: list of placeholders without braces. */
    UNKNOWN_PLACEHOLDER("Only these placeholders are allowed in braces: {allowed}."),
    UNKNOWN_REGION("Not a two-letter country code, such as US."),
    UNKNOWN_TIME_ZONE("Not a time zone name, such as Europe/Berlin."),
    UNKNOWN_SETTING("No such setting."),
    SETTING_LOCKED("Locked by the account."),
    SETTING_OF_ACCOUNT("Only the account has this setting."),
    OTHER_CRM_CONNECTED("Another CRM is connected: disconnect it first."),
    SECRET_KEY_MISSING("The service has no key to encrypt secrets with: its operator sets autolog.crm.secret-key."),
    SECRET_OF_OTHER_ADDRESS("Enter it again: the address is another one."),
    NOT_AN_ADDRESS("Not an address such as https://crm.example.com."),
    FILE_NOT_TEXT("Not a text file: save the workbook as CSV."),
    FILE_WITHOUT_ROWS("The file has no contacts."),
    RECORD_TOO_LARGE("The source topic no longer accepts a record of this size."),
    KEY_REUSED("The key belongs to another request."),
    /** A violation without a code, stored by an earlier release; its message describes it. */
    OTHER("Invalid.");

    private final String template;

    ViolationCode(String template) {
        this.template = template;
    }

    String message(Map<String, Object> parameters) {
        String message = template;
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            message = message.replace("{" + parameter.getKey() + "}", text(parameter.getValue()));
        }
        return message;
    }

    private static String text(Object value) {
        return value instanceof List<?> values
                ? String.join(", ", values.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }
}
