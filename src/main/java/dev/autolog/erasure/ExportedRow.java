package dev.autolog.erasure;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A row of an export.
 *
 * @param kind the kind of row, such as {@code call}
 * @param data the columns by their names in camel case
 */
public record ExportedRow(String kind, JsonNode data) {
    /** Masked: an export consists of personal data. */
    @Override
    public String toString() {
        return "ExportedRow[…]";
    }
}
