package dev.autolog.release;

import dev.autolog.calls.CallRepository;
import dev.autolog.calls.LegId;
import dev.autolog.calls.StateChanges;
import dev.autolog.directory.Directory;
import dev.autolog.domain.AnsweredLegs;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Contact;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.kafka.FailureClassifier;
import dev.autolog.matching.LogContacts;
import dev.autolog.matching.MatchedCall;
import dev.autolog.matching.Matcher;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.HalvedPage;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.SettingsReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Publishes held logs whose deadline has passed, a page per transaction. No log is published on a contact that no longer exists:
 * the log of a merged contact moves to the other one, and the leg of a deleted contact is decided again.
 */
@ApplicationScoped
class ReleaseService {
    private static final Logger LOG = Logger.getLogger(ReleaseService.class);
    private static final int PAGE = 500;
    /** The delay after a failed attempt. */
    private static final Duration NEXT_ATTEMPT = Duration.ofMinutes(1);

    private static final String DUE =
            "select account_id, id from call_leg where held_until <= ?1 order by held_until limit ?2";
    private static final String PUT_OFF = "update call_leg t set held_until = ?2 from (" + DUE.replace("?2", "1")
            + ") d" + " where t.account_id = d.account_id and t.id = d.id";

    private final AccountSessions sessions;
    private final SettingsReader settingsReader;
    private final CallRepository callRepository;
    private final Directory directory;
    private final Matcher matcher;
    private final Clock clock;

    ReleaseService(
            AccountSessions sessions,
            SettingsReader settingsReader,
            CallRepository callRepository,
            Directory directory,
            Matcher matcher,
            Clock clock) {
        this.sessions = sessions;
        this.settingsReader = settingsReader;
        this.callRepository = callRepository;
        this.directory = directory;
        this.matcher = matcher;
        this.clock = clock;
    }

    /** Publishes a page of due logs; true if there may be more. A log that fails alone is postponed. */
    Uni<Boolean> page() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return HalvedPage.of(PAGE, failure -> !FailureClassifier.isPassing(failure, true), most -> page(most, now))
                .onFailure(FailureClassifier::isFaultOfRow)
                .recoverWithUni(refusal -> putOff(refusal, now));
    }

    private Uni<Boolean> putOff(Throwable refusal, Instant now) {
        LOG.errorf("A held log cannot be released yet: %s", FailureClassifier.describe(refusal));
        return sessions.writeAll(session -> session.createNativeQuery(PUT_OFF)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, now.plus(NEXT_ATTEMPT).atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWith(true));
    }

    private Uni<Boolean> page(int most, Instant now) {
        return sessions.writeAll(session -> session.createNativeQuery(DUE, Object[].class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, most)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new LegId((String) row[0], (UUID) row[1]))
                        .toList())
                .call(due -> AccountSessions.narrow(session, accountIds(due)))
                .chain(due -> release(session, due, now).replaceWith(due.size() == most)));
    }

    private static Set<String> accountIds(List<LegId> due) {
        return due.stream().map(LegId::accountId).collect(Collectors.toSet());
    }

    private Uni<Void> release(Mutiny.StatelessSession session, List<LegId> due, Instant now) {
        return callRepository.findByIdToChange(session, due).chain(found -> {
            List<CallLeg> legs = List.copyOf(found.values());
            return settingsReader
                    .inForce(session, keys(legs))
                    .chain(batchSettings -> LogContacts.read(session, directory, legs)
                            .chain(contacts -> decide(session, legs, contacts, batchSettings, now))
                            .chain(decisions -> save(session, decisions, batchSettings, now)));
        });
    }

    /** The decisions about the legs; a leg whose log names a deleted contact is matched again. */
    private Uni<List<Decision>> decide(
            Mutiny.StatelessSession session,
            List<CallLeg> legs,
            LogContacts contacts,
            BatchSettings batchSettings,
            Instant now) {
        List<LegStatement> deleted = legs.stream()
                .filter(contacts::isDeleted)
                .map(CallLeg::statement)
                .toList();
        Uni<List<MatchedCall>> matched = deleted.isEmpty()
                ? Uni.createFrom().item(List.of())
                : matcher.rematch(session, deleted, batchSettings, AnsweredLegs.NONE);
        return matched.map(calls -> {
            Map<LegKey, MatchedCall> anew = calls.stream()
                    .collect(Collectors.toMap(call -> call.statement().key(), call -> call));
            return legs.stream()
                    .map(leg -> decision(
                            leg,
                            contacts.mergedInto(leg),
                            Optional.ofNullable(anew.get(leg.key())),
                            batchSettings.rulesOf(leg.key()),
                            now))
                    .filter(decision -> !decision.changes().isEmpty())
                    .toList();
        });
    }

    private static Decision decision(
            CallLeg leg,
            Optional<Contact> mergedInto,
            Optional<MatchedCall> anew,
            LoggingRules loggingRules,
            Instant now) {
        Decision released = Decision.released(leg, loggingRules, now);
        if (released.changes().isEmpty()) {
            return released;
        }
        return anew.map(matched -> Decision.contactDeleted(
                        leg, leg.interaction(), matched.otherParty(), matched.classification(), loggingRules, now))
                .or(() -> mergedInto.map(contact -> Decision.releasedOn(leg, contact, loggingRules, now)))
                .orElse(released);
    }

    private Uni<Void> save(
            Mutiny.StatelessSession session, List<Decision> decisions, BatchSettings batchSettings, Instant now) {
        List<CallLeg> released = decisions.stream().map(Decision::leg).toList();
        List<Change> changes = decisions.stream()
                .flatMap(decision -> decision.changes().stream())
                .toList();
        return callRepository.save(session, new StateChanges(released, keys(released), changes, batchSettings), now);
    }

    private static Set<LegKey> keys(Collection<CallLeg> legs) {
        return legs.stream().map(leg -> leg.key()).collect(Collectors.toSet());
    }
}
