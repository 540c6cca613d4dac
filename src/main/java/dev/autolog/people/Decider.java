package dev.autolog.people;

import dev.autolog.accounts.Settings;
import dev.autolog.domain.CallLeg;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Decides about legs that a person may see, and that nobody else changes meanwhile. */
@FunctionalInterface
interface Decider {

    /**
     * Decides about each of the legs.
     *
     * @param settings that hold for them
     * @return a verdict for each, by its id
     */
    Uni<Map<UUID, Verdict>> decide(Mutiny.StatelessSession session, List<CallLeg> legs, Settings settings, Instant now);
}
