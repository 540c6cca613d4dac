package dev.autolog.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.LogMark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A note as it stands in Tryton.
 *
 * @param resource the record that it stands on, as {@code model,id}; empty if that is gone
 * @param author the user who created it
 * @param timestamp changes with every write
 * @param mark null if it is none of ours
 */
record Note(
        long id,
        String message,
        String resource,
        long author,
        String timestamp,
        @Nullable LogMark mark) {
    static final String MODEL = "ir.note";
    static final List<String> FIELDS = List.of("message", "resource", "create_uid", "_timestamp");

    static Note of(JsonNode row) {
        String message = row.path("message").asText("");
        return new Note(
                row.path("id").asLong(),
                message,
                row.path("resource").asText(""),
                row.path("create_uid").asLong(),
                row.path("_timestamp").asText(""),
                LogMark.in(message));
    }

    boolean isOf(String callLogId) {
        return mark != null && mark.callLogId().equals(callLogId);
    }

    /** Masked: what was said is personal data. */
    @Override
    public String toString() {
        return "Note[" + id + "]";
    }
}
