package dev.autolog.api;

import dev.autolog.erasure.PersonTarget;
import dev.autolog.validation.ViolationCode;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The contact or number of an erasure or export. Numbers are sent in bodies only, because proxies log addresses.
 *
 * @param contactId the CRM's id, or a placeholder's
 * @param number as typed
 */
record PersonRequest(
        @Schema(maxLength = RequestValidator.ID) @Nullable String contactId,

        @Schema(maxLength = RequestValidator.ID) @Nullable String number) {

    PersonTarget toTarget() {
        RequestValidator validator = new RequestValidator();
        boolean isContact = contactId != null && !contactId.isBlank();
        boolean isNumber = number != null && !number.isBlank();
        validator.text("contactId", contactId, RequestValidator.ID).text("number", number, RequestValidator.ID);
        if (!isContact && !isNumber) {
            validator.add("contactId", ViolationCode.CONTACT_OR_NUMBER_REQUIRED);
        } else if (isContact && isNumber) {
            validator.add("number", ViolationCode.NOT_TOGETHER_WITH, Map.of("other", "contactId"));
        }
        validator.refuse();
        return new PersonTarget(isContact ? contactId : null, isNumber ? number : null);
    }

    /** Masked: numbers are personal data. */
    @Override
    public String toString() {
        return "PersonRequest[…]";
    }
}
