package dev.autolog.upload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file with contacts that an admin uploaded.
 *
 * @param id unique within the account
 * @param charset the IANA name of the file's encoding
 * @param separator between cells; null of vCards
 * @param columns with the chosen fields; of vCards those of a card, whose last one repeats
 * @param region of numbers without a country code, ISO 3166-1 alpha-2; null for the account's default region
 * @param deletesMissing whether contacts of earlier uploads that the file does not have are deleted
 * @param published how many contacts were published so far
 * @param unchanged how many contacts were found to be published already
 * @param deleted how many contacts were deleted so far
 * @param createdBy the agent id of the admin
 * @param startedAt null before
 * @param finishedAt null before
 * @param expiresAt when all of it is deleted
 */
public record ContactUpload(
        String accountId,
        UUID id,
        UploadState state,
        FileFormat format,
        String charset,
        @Nullable String separator,
        List<FileColumn> columns,
        @Nullable String region,
        PreviewCounts counts,
        boolean deletesMissing,
        int published,
        int unchanged,
        int deleted,
        int walk,
        int doneLine,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Instant expiresAt) {
    public ContactUpload {
        columns = List.copyOf(columns);
    }

    UploadKey key() {
        return new UploadKey(accountId, id);
    }

    ContactMapping mapping() {
        return ContactMapping.of(format, columns, region);
    }

    /** Whether a column has the ids of contacts; if none has, they are derived from names and numbers. */
    public boolean hasIds() {
        return mapping().hasIds();
    }

    /** Masked: a log does not need to name the admin. */
    @Override
    public String toString() {
        return "ContactUpload[" + id + ", " + state + "]";
    }
}
