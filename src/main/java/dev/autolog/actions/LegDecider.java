package dev.autolog.actions;

import dev.autolog.domain.ActionDecision;
import dev.autolog.domain.CallLeg;
import dev.autolog.requests.ActionResult;
import dev.autolog.settings.BatchSettings;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Decides a person's action for legs that the person may see. */
@FunctionalInterface
interface LegDecider {

    /**
     * Decides the action for each leg.
     *
     * @param legs at least one; locked until the end of the transaction
     * @param batchSettings the settings in force for the legs
     * @return a result for each leg, by the leg's id
     */
    Uni<Map<UUID, ActionResult<ActionDecision>>> decide(
            Mutiny.StatelessSession session, List<CallLeg> legs, BatchSettings batchSettings, Instant now);
}
