package dev.autolog.actions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A violation as results of idempotent requests store it. The release before stores only field and reason, and reads them.
 *
 * @param reason the message
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredViolation(
        String field,
        String reason,
        @Nullable String code,
        @Nullable Map<String, Object> parameters) {

    public static StoredViolation of(Violation violation) {
        return new StoredViolation(
                violation.field(), violation.message(), violation.code().name(), violation.parameters());
    }

    public Violation toViolation() {
        ViolationCode known = Stream.of(ViolationCode.values())
                .filter(each -> each.name().equals(code))
                .findFirst()
                .orElse(ViolationCode.OTHER);
        return new Violation(field, known, parameters == null ? Map.of() : parameters, reason);
    }

    /** Without the field, which a client may have named. */
    @Override
    public String toString() {
        return "StoredViolation[" + code + "]";
    }
}
