package dev.autolog.intake;

import dev.autolog.calls.StateChanges;
import dev.autolog.domain.AnsweredLegs;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallKey;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.Change;
import dev.autolog.domain.Classification;
import dev.autolog.domain.Contact;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.RenewalReason;
import dev.autolog.domain.Trigger;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.matching.LogContacts;
import dev.autolog.matching.MatchedCall;
import dev.autolog.settings.BatchSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The decisions of one batch; several statements about one leg are decided in order. */
final class BatchDecisions {
    private final Map<LegKey, CallLeg> known;
    private final Map<LegKey, RenewalReason> renewed;
    private final LogContacts contacts;
    private final BatchSettings batchSettings;
    private final Map<LegKey, CallLeg> decided = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<CallKey, Set<LegKey>> voicemails = new HashMap<>();
    private final Set<LegKey> reopened = new HashSet<>();

    /** Decisions of a batch without new statements. */
    BatchDecisions(Map<LegKey, CallLeg> known, BatchSettings batchSettings) {
        this(BatchLegs.ofCalls(known), LogContacts.NONE, batchSettings);
    }

    /**
     * Decisions of a batch.
     *
     * @param contacts the contacts of the legs' logs
     */
    BatchDecisions(BatchLegs batchLegs, LogContacts contacts, BatchSettings batchSettings) {
        known = batchLegs.known();
        renewed = batchLegs.renewed();
        this.contacts = contacts;
        this.batchSettings = batchSettings;
        known.values().forEach(this::noteVoicemail);
    }

    /** The statements about the legs before the batch. */
    Stream<LegStatement> known() {
        return known.values().stream().map(CallLeg::statement);
    }

    /**
     * Finds missed legs that were not logged because of a colleague's answer or a voicemail that the batch withdraws or corrects.
     * They are decided after the statements of the batch.
     *
     * @param news the new statements of the batch
     * @param answered the answered legs, including those of the batch
     */
    List<LegStatement> reopen(List<LegStatement> news, AnsweredLegs answered) {
        Set<LegKey> stated = news.stream().map(LegStatement::key).collect(Collectors.toSet());
        Set<CallKey> withVoicemail = news.stream()
                .filter(statement -> isVoicemail(known.get(statement.key())))
                .map(LegStatement::call)
                .collect(Collectors.toSet());
        List<LegStatement> legs = known.values().stream()
                .filter(leg -> !stated.contains(leg.key()))
                .filter(leg -> leg.outcome() instanceof Outcome.NotLogged(NotLoggedReason reason, var _)
                        && switch (reason) {
                            case ANSWERED_BY_OTHERS -> !answered.hasColleagueOf(leg.statement());
                            case LEFT_VOICEMAIL ->
                                withVoicemail.contains(leg.statement().call());
                            default -> false;
                        })
                .map(CallLeg::statement)
                .toList();
        legs.forEach(leg -> reopened.add(leg.key()));
        return legs;
    }

    private static boolean isVoicemail(@Nullable CallLeg leg) {
        return leg != null && leg.interaction() instanceof Call call && call.isLeftVoicemail();
    }

    private @Nullable CallLeg now(LegKey key) {
        return decided.getOrDefault(key, known.get(key));
    }

    /** Whether the pipeline may decide a call. */
    boolean isOpenTo(MatchedCall matched) {
        CallLeg before = now(matched.statement().key());
        return reopened.contains(matched.statement().key())
                || (before != null && contacts.isDeleted(before))
                || Decision.isOpenTo(before, matched.statement().interaction(), matched.otherParty());
    }

    /**
     * Decides calls in order, then updates missed legs of calls that a colleague answered or whose caller left a voicemail.
     *
     * @param answered the answered legs, including those of the batch
     */
    BatchDecisions with(List<MatchedCall> calls, AnsweredLegs answered, Instant now) {
        calls.forEach(call -> decide(call, now));
        Set<LegKey> all = new HashSet<>(known.keySet());
        all.addAll(decided.keySet());
        all.forEach(key -> reconsiderMissed(key, answered, now));
        return this;
    }

    private void decide(MatchedCall matched, Instant now) {
        LegKey key = matched.statement().key();
        CallLeg before = now(key);
        if (before != null && before.outcome() instanceof Outcome.Erased) {
            return;
        }
        LoggingRules loggingRules = batchSettings.rulesOf(key);
        Decision decision =
                before == null ? first(matched, loggingRules, now) : corrected(before, matched, loggingRules, now);
        if (!reopened.contains(key) || !decision.changes().isEmpty()) {
            note(key, decision);
        }
    }

    private Decision first(MatchedCall matched, LoggingRules loggingRules, Instant now) {
        RenewalReason reason = renewed.get(matched.statement().key());
        return reason == null
                ? Decision.first(
                        TimeOrderedId.at(now),
                        matched.statement(),
                        matched.otherParty(),
                        classification(matched),
                        loggingRules,
                        now)
                : Decision.renewed(
                        TimeOrderedId.at(now),
                        matched.statement(),
                        matched.otherParty(),
                        classification(matched),
                        loggingRules,
                        new Trigger.Renewal(reason),
                        now);
    }

    private Decision corrected(CallLeg before, MatchedCall matched, LoggingRules loggingRules, Instant now) {
        if (reopened.contains(before.key())) {
            return Decision.missedAfterAll(before, matched.otherParty(), classification(matched), loggingRules, now);
        }
        return contacts.isDeleted(before)
                ? Decision.contactDeleted(
                        before,
                        matched.statement().interaction(),
                        matched.otherParty(),
                        classification(matched),
                        loggingRules,
                        now)
                : Decision.correction(
                        followed(before, loggingRules),
                        matched.statement().interaction(),
                        matched.otherParty(),
                        classification(matched),
                        loggingRules,
                        now);
    }

    /** The leg, with its log moved to the surviving contact if the CRM merged the log's contact. */
    private CallLeg followed(CallLeg leg, LoggingRules loggingRules) {
        Optional<Contact> into = contacts.mergedInto(leg);
        if (into.isEmpty() || !(leg.outcome() instanceof Outcome.Logged(CallLog log))) {
            return leg;
        }
        Decision moved = Decision.merged(leg, log.contactId(), into.get(), loggingRules);
        noteChange(leg.key(), moved);
        return moved.leg();
    }

    /** The classification of the call; a skip for a missed leg if the call's voicemail has a log or conflict of its own. */
    private Classification classification(MatchedCall matched) {
        return !(matched.classification() instanceof Classification.Skip) && hasVoicemail(matched.statement())
                ? new Classification.Skip(NotLoggedReason.LEFT_VOICEMAIL)
                : matched.classification();
    }

    /** Whether the leg was missed and the call's voicemail is logged or an open conflict. */
    private boolean hasVoicemail(LegStatement leg) {
        return leg.interaction() instanceof Call call
                && call.isMissed()
                && voicemails.getOrDefault(leg.call(), Set.of()).stream()
                        .map(this::now)
                        .filter(Objects::nonNull)
                        .anyMatch(voicemail -> !voicemail.key().equals(leg.key())
                                && !(voicemail.outcome() instanceof Outcome.NotLogged)
                                && AnsweredLegs.isOneCall(leg, voicemail.statement()));
    }

    private void noteVoicemail(CallLeg leg) {
        Set<LegKey> ofCall = voicemails.computeIfAbsent(leg.statement().call(), _ -> new HashSet<>());
        if (isVoicemail(leg)) {
            ofCall.add(leg.key());
        } else {
            ofCall.remove(leg.key());
        }
    }

    private void reconsiderMissed(LegKey key, AnsweredLegs answered, Instant now) {
        CallLeg leg = now(key);
        if (leg != null && answered.hasColleagueOf(leg.statement())) {
            noteChange(key, Decision.answeredByOthers(leg, batchSettings.rulesOf(key), now));
        }
        CallLeg after = now(key);
        if (after != null && hasVoicemail(after.statement())) {
            noteChange(key, Decision.leftVoicemail(after, batchSettings.rulesOf(key), now));
        }
    }

    private void noteChange(LegKey key, Decision decision) {
        if (!decision.changes().isEmpty()) {
            note(key, decision);
        }
    }

    private void note(LegKey key, Decision decision) {
        decided.put(key, decision.leg());
        noteVoicemail(decision.leg());
        changes.addAll(decision.changes());
    }

    /**
     * The decisions to write.
     *
     * @param traces the trace contexts of traced legs
     */
    StateChanges decided(Map<LegKey, String> traces) {
        return new StateChanges(List.copyOf(decided.values()), known.keySet(), changes, batchSettings, traces);
    }

    /** All changes, in order. */
    List<Change> changes() {
        return changes;
    }
}
