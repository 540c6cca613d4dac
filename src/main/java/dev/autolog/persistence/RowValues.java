package dev.autolog.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads values of rows that native queries return. */
public final class RowValues {
    private RowValues() {}

    /** A value of a column that is never null. */
    public static Object present(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }

    /** A {@code timestamptz}, which Hibernate returns in one of two types; null as null. */
    public static @Nullable Instant time(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalStateException("not a time but " + value.getClass());
        };
    }
}
