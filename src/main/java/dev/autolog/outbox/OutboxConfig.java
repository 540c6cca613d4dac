package dev.autolog.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of the relay. */
@ConfigMapping(prefix = "autolog.outbox")
interface OutboxConfig {
    /** How often the relay retries entries that Kafka refused, for example because of their size. */
    @WithDefault("PT5M")
    Duration retryParked();
}
