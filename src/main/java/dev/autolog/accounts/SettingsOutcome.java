package dev.autolog.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of a change that somebody wanted. */
public sealed interface SettingsOutcome {
    /**
     * It is in force for the next call.
     *
     * @param settings what is another value now; perhaps nothing
     */
    record Changed(Set<Setting> settings) implements SettingsOutcome {}

    /** It cannot be done like that; nothing was changed. */
    record Refused(List<Fault> faults) implements SettingsOutcome {}

    /**
     * Somebody changed them since the person looked; nothing was changed now.
     *
     * @param by the agent id of who did; null if nobody ever changed them
     */
    record Stale(@Nullable String by, @Nullable Instant at) implements SettingsOutcome {}
}
