package dev.autolog.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The line of a pin, removal or take-back.
 *
 * @param line a number in any form, or an extension
 */
record OwnLineRequest(
        @Schema(required = true, maxLength = LONGEST_LINE) @Nullable
        String line) {
    private static final int LONGEST_LINE = 64;

    /** The text of the line; throws a problem if it is missing. */
    String checked() {
        new RequestValidator().required("line", line, LONGEST_LINE).refuse();
        return line == null ? "" : line;
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "OwnLineRequest[…]";
    }
}
