package dev.autolog.recheck;

import dev.autolog.calls.CallRepository;
import dev.autolog.calls.LegId;
import dev.autolog.directory.ContactMergeQueue;
import dev.autolog.directory.ContactMergeQueue.PendingMerge;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Decision;
import dev.autolog.kafka.RecordKey;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.HalvedPage;
import dev.autolog.persistence.QueueTurn;
import dev.autolog.recheck.ConflictRechecker.RecheckAttempt;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.SettingsReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Moves the logs of merged contacts page by page to the contacts that replaced them, and rechecks conflicts that name them. */
@ApplicationScoped
class MergeFollower {
    /** Small, so that live calls never wait long for the lock of a leg, or for the relay. */
    private static final int PAGE = 500;

    /** Key of the advisory lock. */
    private static final long LOCK = 0x4155_544f_4c4f_470aL;

    private static final String TURN = "select pg_try_advisory_xact_lock(" + LOCK + ")";
    /** Sorts before every id. */
    private static final UUID FIRST = new UUID(0, 0);

    private static final String LOGS = "select id from call_leg where account_id = ?1 and contact_id = ?2"
            + " and contact_id is not null order by started_at desc limit ?3";
    private static final String NAMES_IT = "position('\"contactId\":' || to_json(cast(?2 as text)) in ";
    private static final String CONFLICTS = "select conflict_id from conflict where account_id = ?1 and status = 'OPEN'"
            + " and (" + NAMES_IT + "candidates) > 0 or " + NAMES_IT + "suggestions) > 0)"
            + " and conflict_id > cast(cast(?4 as text) as uuid) order by conflict_id limit ?3";

    private final AccountSessions sessions;
    private final ContactMergeQueue contactMergeQueue;
    private final CallRepository callRepository;
    private final SettingsReader settingsReader;
    private final ConflictRechecker conflictRechecker;
    private final Clock clock;

    MergeFollower(
            AccountSessions sessions,
            ContactMergeQueue contactMergeQueue,
            CallRepository callRepository,
            SettingsReader settingsReader,
            ConflictRechecker conflictRechecker,
            Clock clock) {
        this.sessions = sessions;
        this.contactMergeQueue = contactMergeQueue;
        this.callRepository = callRepository;
        this.settingsReader = settingsReader;
        this.conflictRechecker = conflictRechecker;
        this.clock = clock;
    }

    /**
     * The result of a page of logs.
     *
     * @param complete the merge, if all its logs have been moved; empty if there may be more
     */
    private record LogPage(RecheckAttempt attempt, Optional<PendingMerge> complete) {}

    /** Moves the next page of logs of the next merge; after the last one, rechecks the conflicts that name its contact. */
    Uni<RecheckAttempt> page() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.writeAll(session -> contactMergeQueue.markHorizon(session))
                .chain(() -> QueueTurn.of(
                        chosen -> HalvedPage.of(PAGE, most -> logs(most, chosen, now))
                                .chain(logPage -> logPage.complete()
                                        .map(merge -> conflicts(merge, FIRST, now))
                                        .orElseGet(() -> Uni.createFrom().item(logPage.attempt()))),
                        (PendingMerge merge) -> sessions.write(
                                merge.old().accountId(), session -> contactMergeQueue.passTurn(session, merge.old()))));
    }

    private Uni<LogPage> logs(int most, Consumer<PendingMerge> chosen, Instant now) {
        return sessions.writeAll(session -> session.createNativeQuery(TURN, Boolean.class)
                .getSingleResult()
                .chain(ours -> ours
                        ? next(session, most, chosen, now)
                        : Uni.createFrom().item(new LogPage(RecheckAttempt.NOT_OUR_TURN, Optional.empty()))));
    }

    private Uni<LogPage> next(Mutiny.StatelessSession session, int most, Consumer<PendingMerge> chosen, Instant now) {
        return contactMergeQueue
                .next(session)
                .invoke(pending -> pending.ifPresent(chosen))
                .chain(pending -> pending.isEmpty()
                        ? contactMergeQueue
                                .cleanUp(session, now)
                                .replaceWith(new LogPage(RecheckAttempt.NOTHING_LEFT, Optional.empty()))
                        : AccountSessions.narrow(
                                        session, List.of(pending.get().old().accountId()))
                                .chain(() -> ids(
                                        session.createNativeQuery(LOGS, UUID.class),
                                        pending.get().old(),
                                        most))
                                .call(logs -> follow(session, logs, pending.get(), now))
                                .map(logs ->
                                        new LogPage(RecheckAttempt.DONE, pending.filter(_ -> logs.size() < most))));
    }

    /** Rechecks the conflicts after an id, in the order of their ids, and then finishes the merge. A restart begins them anew. */
    private Uni<RecheckAttempt> conflicts(PendingMerge merge, UUID after, Instant now) {
        return HalvedPage.of(
                        PAGE,
                        most -> sessions.write(
                                merge.old().accountId(),
                                session -> ids(
                                                session.createNativeQuery(CONFLICTS, UUID.class)
                                                        .setParameter(4, after.toString()),
                                                merge.old(),
                                                most)
                                        .call(conflicts -> follow(session, conflicts, merge, now))
                                        .map(conflicts -> conflicts.size() < most
                                                ? Optional.<UUID>empty()
                                                : Optional.of(
                                                        conflicts.getLast().id()))
                                        .call(last -> last.isPresent()
                                                ? Uni.createFrom().voidItem()
                                                : contactMergeQueue.finish(session, merge.old(), now))))
                .chain(last -> last.map(id -> conflicts(merge, id, now))
                        .orElseGet(() -> Uni.createFrom().item(RecheckAttempt.DONE)));
    }

    private Uni<Void> follow(Mutiny.StatelessSession session, List<LegId> ids, PendingMerge merge, Instant now) {
        return callRepository
                .findByIdToChange(session, ids)
                .chain(found -> settingsReader
                        .inForce(session, ConflictRechecker.keys(found.values()))
                        .chain(batchSettings -> decide(session, found.values(), merge, batchSettings, now)));
    }

    private static Uni<List<LegId>> ids(Mutiny.SelectionQuery<UUID> query, RecordKey contact, int most) {
        return query.setParameter(1, contact.accountId())
                .setParameter(2, contact.id())
                .setParameter(3, most)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(id -> new LegId(contact.accountId(), id))
                        .toList());
    }

    private Uni<Void> decide(
            Mutiny.StatelessSession session,
            Collection<CallLeg> legs,
            PendingMerge merge,
            BatchSettings batchSettings,
            Instant now) {
        Stream<Decision> moved = legs.stream()
                .map(leg -> Decision.merged(leg, merge.old().id(), merge.into(), batchSettings.rulesOf(leg.key())));
        List<Decision> followed =
                moved.filter(decision -> !decision.changes().isEmpty()).toList();
        return conflictRechecker
                .reconsidered(session, legs, batchSettings, now)
                .chain(reconsidered -> conflictRechecker.save(
                        session,
                        Stream.concat(reconsidered.stream(), followed.stream()).toList(),
                        batchSettings,
                        now));
    }
}
