package dev.autolog.erasure;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A row of an export.
 *
 * @param kind what it is, such as {@code call}
 * @param data its columns by their names in camel case
 */
public record ExportedRow(String kind, JsonNode data) {
    /** Masked: that is what an export is of. */
    @Override
    public String toString() {
        return "ExportedRow[…]";
    }
}
