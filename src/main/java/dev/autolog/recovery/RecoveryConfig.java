package dev.autolog.recovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How a restored database is found out, and brought up to what Kafka holds. */
@ConfigMapping(prefix = "autolog.recovery")
interface RecoveryConfig {
    /**
     * Requests a recovery if the service cannot detect that the database was restored, as from a snapshot of its disk. Any word
     * that was not used for this database before, such as the date; each word takes effect once.
     */
    Optional<String> asked();

    /**
     * Has a requested recovery publish the newest state of all logs, conflicts, placeholders and erasures again, for topics that
     * lost records: {@code all}, or a time such as {@code 2027-03-01T00:00:00Z} for what was decided since then. All other instances
     * have to be stopped.
     */
    Optional<String> publish();

    /** How often it is noted how far Kafka's topics have been dealt with. A recovery looks at what came after the last note. */
    @WithDefault("PT30S")
    Duration interval();
}
