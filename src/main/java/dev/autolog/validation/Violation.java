package dev.autolog.validation;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rule that a field of a request violates.
 *
 * @param field path of the field in the request, such as {@code values.doNotLog[3].value}
 * @param code the rule
 * @param parameters the parameters of the code: numbers, names and lists of names; never the rejected value
 * @param message the code and parameters in English; never quotes the rejected value
 */
@Schema(name = "FieldViolation")
public record Violation(String field, ViolationCode code, Map<String, Object> parameters, String message) {
    public Violation {
        parameters = Map.copyOf(parameters);
    }

    /** A violation of a rule without parameters. */
    public static Violation of(String field, ViolationCode code) {
        return of(field, code, Map.of());
    }

    /** A violation with the parameters that the code needs. */
    public static Violation of(String field, ViolationCode code, Map<String, Object> parameters) {
        return new Violation(field, code, parameters, code.message(parameters));
    }

    /** Omits the path: a field can have a name that a client chose. */
    @Override
    public String toString() {
        return "Violation[" + code + "]";
    }
}
