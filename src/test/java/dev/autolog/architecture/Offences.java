package dev.autolog.architecture;

import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What the rules forbid, for them to find. */
final class Offences {
    @Inject
    @Nullable
    ClockHelper helper;

    Mutiny.@Nullable SessionFactory sessions;

    private Offences() {}

    static void start(StartupEvent event) {}

    static final class ClockHelper {
        private ClockHelper() {}

        static Instant time() {
            return Instant.now();
        }
    }
}
