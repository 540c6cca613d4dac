package dev.autolog.settings;

import dev.autolog.domain.rules.Setting;
import dev.autolog.validation.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of a requested change of settings. */
public sealed interface SettingsChangeResult {
    /**
     * It is in force for the next call.
     *
     * @param settings what is another value now; perhaps nothing
     */
    record Applied(Set<Setting<?>> settings) implements SettingsChangeResult {}

    /** It cannot be done like that; nothing was changed. */
    record Invalid(List<Violation> faults) implements SettingsChangeResult {}

    /**
     * Another person changed them meanwhile; nothing was changed now.
     *
     * @param by the agent id of that person; null if the settings were never changed
     */
    record OutdatedSettings(@Nullable String by, @Nullable Instant at) implements SettingsChangeResult {}
}
