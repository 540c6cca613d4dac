package dev.autolog.api;

import dev.autolog.upload.ColumnField;
import dev.autolog.validation.ViolationCode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the columns of a file.
 *
 * @param columns the field of each column, in their order
 * @param region of numbers without a country code, ISO 3166-1 alpha-2; the account's default region if omitted
 */
@Schema(name = "UploadColumnsRequest")
record UploadColumnsRequest(
        @Schema(required = true) @Nullable List<@Nullable ColumnField> columns,
        @Nullable String region) {
    /** The fields of all columns. */
    List<ColumnField> fields() {
        RequestValidator validator = new RequestValidator();
        if (columns == null || columns.contains(null)) {
            validator.add("columns", ViolationCode.REQUIRED);
        }
        validator.refuse();
        return Objects.requireNonNull(columns).stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /** The region in capitals; null if omitted. */
    @Nullable
    String regionCode() {
        String filled = ChoiceParser.filled(region);
        return filled == null ? null : filled.toUpperCase(Locale.ROOT);
    }
}
