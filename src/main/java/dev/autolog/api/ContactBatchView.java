package dev.autolog.api;

import dev.autolog.directory.ContactResult;
import dev.autolog.directory.RecordWarning;
import dev.autolog.kafka.DeadLetterReason;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a batch of contacts.
 *
 * @param accepted how many contacts were published
 * @param results a result for each contact, in the order of the batch
 */
@Schema(name = "ContactBatch")
record ContactBatchView(int accepted, List<ContactResultView> results) {
    /**
     * The result of one contact.
     *
     * @param contactId null if it cannot be read
     * @param problem why the contact was refused; null if it was accepted
     * @param warnings parts of an accepted contact that are left out
     */
    @Schema(name = "ContactResult")
    record ContactResultView(
            @Nullable String contactId,
            boolean accepted,
            @Nullable ContactFaultView problem,
            List<ContactFaultView> warnings) {
        static ContactResultView of(ContactResult result) {
            DeadLetterReason problem = result.problem();
            return new ContactResultView(
                    result.contactId(),
                    problem == null,
                    problem == null ? null : new ContactFaultView(problem, result.field()),
                    result.warnings().stream().map(ContactFaultView::of).toList());
        }

        /** Masked: ids of contacts are personal data. */
        @Override
        public String toString() {
            return "ContactResultView[" + accepted + "]";
        }
    }

    /**
     * What is wrong with a contact, or with a part of it.
     *
     * @param code as of a dead letter of {@code crm-contacts}
     * @param field the path of the field at fault; null if no single field is
     */
    @Schema(name = "ContactFault")
    record ContactFaultView(DeadLetterReason code, @Nullable String field) {
        static ContactFaultView of(RecordWarning warning) {
            return new ContactFaultView(warning.reason(), warning.field());
        }

        /** Masked, as every record with a text is. */
        @Override
        public String toString() {
            return "ContactFaultView[" + code + "]";
        }
    }

    static ContactBatchView of(List<ContactResult> results) {
        List<ContactResultView> views =
                results.stream().map(ContactResultView::of).toList();
        return new ContactBatchView(
                (int) views.stream().filter(ContactResultView::accepted).count(), views);
    }
}
