package dev.autolog.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads values of rows that native queries return. */
public final class RowValues {
    private RowValues() {}

    /** The value of a column that is not null. */
    public static Object present(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }

    /** A {@code timestamptz}, which Hibernate returns as one of two types; null stays null. */
    public static @Nullable Instant time(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalStateException("not a time but " + value.getClass());
        };
    }
}
