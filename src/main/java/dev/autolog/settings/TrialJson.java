package dev.autolog.settings;

import dev.autolog.domain.rules.Trial;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code trial} in JSON.
 *
 * @param on whether a trial is on; false if missing
 * @param agents the ids of the agents that take part
 */
public record TrialJson(@Nullable Boolean on, @Nullable List<String> agents) {
    static final TrialJson DEFAULT = new TrialJson(false, List.of());

    Trial toDomain() {
        return new Trial(Boolean.TRUE.equals(on), Set.copyOf(Objects.requireNonNullElse(agents, List.of())));
    }

    TrialJson complete() {
        Trial trial = toDomain();
        return new TrialJson(trial.on(), trial.agents().stream().sorted().toList());
    }

    /** Omits the agents, of which there can be a thousand. */
    @Override
    public String toString() {
        return "TrialJson[" + on + "]";
    }
}
