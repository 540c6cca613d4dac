package dev.autolog.api;

import dev.autolog.upload.ColumnField;
import dev.autolog.upload.ContactUpload;
import dev.autolog.upload.FileColumn;
import dev.autolog.upload.FileFormat;
import dev.autolog.upload.PreviewCounts;
import dev.autolog.upload.RowProblem;
import dev.autolog.upload.UploadPreview;
import dev.autolog.upload.UploadPreview.BadRow;
import dev.autolog.upload.UploadPreview.PreviewedContact;
import dev.autolog.upload.UploadState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A file with contacts.
 *
 * @param charset the encoding that was recognised
 * @param separator between cells, as recognised; null of vCards
 * @param region of numbers without a country code, ISO 3166-1 alpha-2; null for the account's default region
 * @param ids where the ids of contacts come from
 * @param deletesMissing whether contacts of earlier files that this one does not have are deleted
 * @param first the first rows as contacts; none once they are published
 * @param bad the first rows that become no contact; the report has more of them
 * @param createdBy the agent id of the admin who uploaded it
 * @param startedAt null before
 * @param finishedAt null before
 * @param expiresAt when the file with its report is deleted
 */
@Schema(name = "ContactUpload")
record ContactUploadView(
        UUID id,
        UploadState state,
        FileFormat format,
        String charset,
        @Nullable String separator,
        List<UploadColumnView> columns,
        @Nullable String region,
        IdOrigin ids,
        UploadCountsView counts,
        boolean deletesMissing,
        UploadProgressView progress,
        List<UploadedContactView> first,
        List<BadRowView> bad,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Instant expiresAt) {

    /** Where the ids of contacts come from. */
    enum IdOrigin {
        /** A column has them; of vCards the property UID, if a card has it. */
        COLUMN,
        /** They are derived from the name and the numbers of a row. */
        ROW
    }

    /**
     * A column of the file.
     *
     * @param name in the header; the number of the column if the file has none
     * @param field that it has, as guessed or chosen
     */
    @Schema(name = "UploadColumn")
    record UploadColumnView(String name, ColumnField field) {
        static UploadColumnView of(FileColumn column) {
            return new UploadColumnView(column.name(), column.field());
        }

        /** Masked: the first row of a file may be no header. */
        @Override
        public String toString() {
            return "UploadColumnView[" + field + "]";
        }
    }

    /**
     * What the preview counted.
     *
     * @param rows without blank ones
     * @param added contacts that earlier files did not have
     * @param changed contacts that differ in earlier files
     * @param unchanged contacts that are the same in earlier files
     * @param bad rows that become no contact
     * @param missing contacts of earlier files that this one does not have
     */
    @Schema(name = "UploadCounts")
    record UploadCountsView(int rows, int added, int changed, int unchanged, int bad, int missing) {
        static UploadCountsView of(PreviewCounts counts) {
            return new UploadCountsView(
                    counts.rows(),
                    counts.added(),
                    counts.changed(),
                    counts.unchanged(),
                    counts.bad(),
                    counts.missing());
        }
    }

    /**
     * How far it is.
     *
     * @param done contacts that are published, or were found unchanged
     * @param total contacts of the file
     * @param published contacts that were new or changed
     * @param deleted contacts that were deleted because the file does not have them
     */
    @Schema(name = "UploadProgress")
    record UploadProgressView(int done, int total, int published, int deleted) {
        static UploadProgressView of(ContactUpload upload) {
            return new UploadProgressView(
                    upload.published() + upload.unchanged(),
                    upload.counts().contacts(),
                    upload.published(),
                    upload.deleted());
        }
    }

    /**
     * A row as a contact.
     *
     * @param line number of its first line in the file, from 1
     * @param phones as typed
     */
    @Schema(name = "UploadedContact")
    record UploadedContactView(
            int line, String name, @Nullable String company, List<String> phones) {
        static UploadedContactView of(PreviewedContact contact) {
            return new UploadedContactView(contact.line(), contact.name(), contact.company(), contact.phones());
        }

        /** Masked: names and numbers are personal data. */
        @Override
        public String toString() {
            return "UploadedContactView[" + line + "]";
        }
    }

    /**
     * A row that becomes no contact.
     *
     * @param line number of its first line in the file, from 1
     * @param problem why
     * @param detail why, in an English sentence
     */
    @Schema(name = "BadRow")
    record BadRowView(int line, RowProblem problem, String detail) {
        static BadRowView of(BadRow row) {
            return new BadRowView(row.line(), row.problem(), row.problem().sentence());
        }
    }

    static ContactUploadView of(UploadPreview preview) {
        ContactUpload upload = preview.upload();
        return new ContactUploadView(
                upload.id(),
                upload.state(),
                upload.format(),
                upload.charset(),
                upload.separator(),
                upload.columns().stream().map(UploadColumnView::of).toList(),
                upload.region(),
                upload.hasIds() ? IdOrigin.COLUMN : IdOrigin.ROW,
                UploadCountsView.of(upload.counts()),
                upload.deletesMissing(),
                UploadProgressView.of(upload),
                preview.first().stream().map(UploadedContactView::of).toList(),
                preview.bad().stream().map(BadRowView::of).toList(),
                upload.createdBy(),
                upload.createdAt(),
                upload.startedAt(),
                upload.finishedAt(),
                upload.expiresAt());
    }

    /** Masked: rows are personal data. */
    @Override
    public String toString() {
        return "ContactUploadView[" + id + ", " + state + "]";
    }
}
