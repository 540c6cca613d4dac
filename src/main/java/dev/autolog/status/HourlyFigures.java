package dev.autolog.status;

import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.NotLoggedReason;
import java.time.Instant;
import java.util.Map;

/**
 * The outcomes of the calls and messages of an hour.
 *
 * @param startsAt the start of the hour
 * @param loggedAutomatically calls with one match, logged by the pipeline
 * @param loggedByRule conflicts that a rule of the account resolved immediately
 * @param loggedByPeople calls that a person logged
 * @param notLogged calls that are not logged, by reason; reasons without calls are omitted
 * @param conflicts conflicts opened, by kind, whether still open or not; kinds without conflicts are omitted
 * @param settledByPeople conflicts closed by users in this hour, opened on any day
 * @param settledByThemselves conflicts closed in this hour because contacts or calls changed
 */
public record HourlyFigures(
        Instant startsAt,
        long loggedAutomatically,
        long loggedByRule,
        long loggedByPeople,
        Map<NotLoggedReason, Long> notLogged,
        Map<ConflictKind, Long> conflicts,
        long settledByPeople,
        long settledByThemselves) {
    public HourlyFigures {
        notLogged = Map.copyOf(notLogged);
        conflicts = Map.copyOf(conflicts);
    }
}
