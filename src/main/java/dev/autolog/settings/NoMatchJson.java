package dev.autolog.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.domain.rules.NoMatchRule;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code noContactMatch} in JSON.
 *
 * @param rule what to do
 * @param type of a placeholder: the company's own word for the kind of contact; null for none
 * @param namePrefix of a placeholder: what its name begins with; null or empty for nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoMatchJson(
        @Nullable Rule rule,
        @Nullable String type,
        @Nullable String namePrefix) {
    static final NoMatchJson DEFAULT = new NoMatchJson(Rule.ASK, null, null);

    /** What to do where no contact has the number. */
    public enum Rule {
        ASK,
        MAKE_PLACEHOLDER
    }

    NoMatchRule toDomain() {
        return rule == Rule.MAKE_PLACEHOLDER
                ? new NoMatchRule.PlaceholderRule(type, namePrefix == null ? "" : namePrefix)
                : new NoMatchRule.Ask();
    }

    NoMatchJson complete() {
        String kind = type == null || type.isBlank() ? null : type.strip();
        return rule == Rule.MAKE_PLACEHOLDER
                ? new NoMatchJson(rule, kind, namePrefix == null ? "" : namePrefix.strip())
                : DEFAULT;
    }

    /** Without the texts, which people wrote. */
    @Override
    public String toString() {
        return "NoMatchJson[" + rule + "]";
    }
}
