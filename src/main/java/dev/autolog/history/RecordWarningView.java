package dev.autolog.history;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a contact's newest record that could not be kept; the rest of the record is in force.
 *
 * @param contactId the contact
 * @param reason what is wrong: a reason as dead letters have them
 * @param field the path of the field, such as {@code phones[1]}
 * @param topic that the record was read from
 * @param partition where it stands there
 * @param offset where it stands in the partition
 * @param at when it was read
 */
@Schema(name = "RecordWarningView")
public record RecordWarningView(
        String contactId, String reason, String field, String topic, int partition, long offset, Instant at) {}
