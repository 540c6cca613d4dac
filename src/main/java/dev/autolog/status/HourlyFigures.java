package dev.autolog.status;

import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.NotLoggedReason;
import java.time.Instant;
import java.util.Map;

/**
 * Outcomes of the calls and messages of an hour.
 *
 * @param startsAt when it began
 * @param loggedAutomatically logged without a question
 * @param loggedByRule a conflict that a rule of the account's settled at once
 * @param loggedByPeople logged by a person's choice
 * @param notLogged what was not logged, by why; reasons with none are left out
 * @param conflicts conflicts opened, by kind, open or settled by now; kinds with none are omitted
 * @param settledByPeople conflicts settled by users in this hour, opened on any day
 * @param settledByThemselves conflicts that were settled in this hour because contacts or calls changed
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
