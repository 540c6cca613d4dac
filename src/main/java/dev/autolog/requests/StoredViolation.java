package dev.autolog.requests;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A violation in the JSON of a stored result.
 *
 * @param field the invalid field of the request
 * @param reason the message in English
 * @param code name of a {@link ViolationCode}; null in results of releases without codes
 * @param parameters parameters of the code; null in results of releases without codes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredViolation(
        String field,
        String reason,
        @Nullable String code,
        @Nullable Map<String, Object> parameters) {

    static StoredViolation of(Violation violation) {
        return new StoredViolation(
                violation.field(), violation.message(), violation.code().name(), violation.parameters());
    }

    Violation toViolation() {
        ViolationCode known = Stream.of(ViolationCode.values())
                .filter(each -> each.name().equals(code))
                .findFirst()
                .orElse(ViolationCode.OTHER);
        return new Violation(field, known, parameters == null ? Map.of() : parameters, reason);
    }

    /** Masked: a client may have named the field. */
    @Override
    public String toString() {
        return "StoredViolation[" + code + "]";
    }
}
