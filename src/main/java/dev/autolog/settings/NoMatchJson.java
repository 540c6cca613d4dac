package dev.autolog.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.domain.rules.NoMatchRule;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code noContactMatch} in JSON.
 *
 * @param rule the action
 * @param type the placeholders' type in the account's own terms; null for none
 * @param namePrefix the prefix of the placeholders' names; null or empty for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoMatchJson(
        @Nullable Rule rule,
        @Nullable String type,
        @Nullable String namePrefix) {
    static final NoMatchJson DEFAULT = new NoMatchJson(Rule.ASK, null, null);

    /** The action for a call with a number that no contact has. */
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

    /** Omits the texts, which people wrote. */
    @Override
    public String toString() {
        return "NoMatchJson[" + rule + "]";
    }
}
