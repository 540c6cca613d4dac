package dev.autolog.actions;

import dev.autolog.domain.LogFields;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Validates the texts of one request before they are stored and published; keeps the first violation. */
final class LogTextValidator {
    static final int LONGEST_LINE = 512;
    static final int LONGEST_NOTES = 20_000;

    private @Nullable Violation violation;

    /** The texts of a choice; null in place of blank ones. */
    static ActionResult<LogChoice> choice(LogChoice choice) {
        LogTextValidator validator = new LogTextValidator();
        LogFields fields = validator.fields(choice.fields());
        return validator.result(
                new LogChoice(validator.contact(choice.contact()), choice.association(), fields, choice.remember()));
    }

    /** The texts of a log; null in place of blank ones. */
    LogFields fields(LogFields fields) {
        return new LogFields(
                line("subject", fields.subject()),
                text("notes", fields.notes(), LONGEST_NOTES),
                line("disposition", fields.disposition()));
    }

    /** A contact; a new one needs a name and has null in place of a blank type. */
    ContactChoice contact(ContactChoice contact) {
        return contact instanceof ContactChoice.New created ? newContact(created) : contact;
    }

    /** A new contact, which needs a name; null in place of a blank type. */
    ContactChoice.New newContact(ContactChoice.New contact) {
        if (line("newContact.name", contact.name()) == null) {
            add(Violation.of("newContact.name", ViolationCode.REQUIRED));
        }
        return new ContactChoice.New(contact.name(), line("newContact.type", contact.type()));
    }

    /** The text of a field of one line; null if it is blank. */
    @Nullable
    String line(String field, @Nullable String text) {
        return text(field, text, LONGEST_LINE);
    }

    /** Done with the value if all texts are valid. */
    <T> ActionResult<T> result(T value) {
        return violation == null ? new Done<>(value) : ActionResult.invalid(violation);
    }

    private @Nullable String text(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.codePointCount(0, text.length()) > longest) {
            add(Violation.of(field, ViolationCode.TOO_LONG, Map.of("max", longest)));
        } else if (text.codePoints().anyMatch(LogTextValidator::cannotBeStored)) {
            add(Violation.of(field, ViolationCode.INVALID_CHARACTER));
        }
        return text;
    }

    private void add(Violation found) {
        if (violation == null) {
            violation = found;
        }
    }

    private static boolean cannotBeStored(int codePoint) {
        // A surrogate that is a code point of its own lacks its other half.
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
