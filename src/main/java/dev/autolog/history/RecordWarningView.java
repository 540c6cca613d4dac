package dev.autolog.history;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a contact's newest record that was invalid and left out; the rest of the record is in force.
 *
 * @param contactId the contact
 * @param reason what is wrong, as one of the reasons of dead letters
 * @param field the path of the field, such as {@code phones[1]}
 * @param topic the topic of the record
 * @param partition the partition of the record
 * @param offset the offset of the record
 * @param at when the record was read
 */
@Schema(name = "RecordWarningView")
public record RecordWarningView(
        String contactId, String reason, String field, String topic, int partition, long offset, Instant at) {}
