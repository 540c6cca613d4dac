package dev.autolog.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Publishing of decisions. */
@ConfigMapping(prefix = "autolog.outbox")
interface OutboxConfig {
    /** How often the relay tries to publish decisions that Kafka refused, for example because of their size. */
    @WithDefault("PT5M")
    Duration retryParked();
}
