package dev.autolog.actions;

import dev.autolog.domain.CallLeg;
import dev.autolog.settings.BatchSettings;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Decides about legs which the person may see; they are locked meanwhile. */
@FunctionalInterface
interface LegDecider {

    /**
     * Decides about each of the legs.
     *
     * @param batchSettings that hold for them
     * @return a verdict for each, by its id
     */
    Uni<Map<UUID, ActionResult>> decide(
            Mutiny.StatelessSession session, List<CallLeg> legs, BatchSettings batchSettings, Instant now);
}
