package dev.autolog.intake;

import dev.autolog.directory.Directory;
import dev.autolog.directory.DirectoryContact;
import dev.autolog.domain.AnsweredLegs;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.Classification;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.MessageThread;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.RenewalReason;
import dev.autolog.matching.LogContacts;
import dev.autolog.matching.MatchedCall;
import dev.autolog.matching.Matcher;
import dev.autolog.messages.ThreadAssignment;
import dev.autolog.settings.BatchSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Finds threads that take no further messages, because their log no longer has the right contact or association. Further messages
 * begin the next part of the thread, which is decided on its own; the earlier log does not change.
 */
@ApplicationScoped
class ThreadRenewal {
    private final Directory directory;
    private final Matcher matcher;

    ThreadRenewal(Directory directory, Matcher matcher) {
        this.directory = directory;
        this.matcher = matcher;
    }

    /**
     * The reason for each thread that takes no further messages, by the key of its newest part.
     *
     * @param threads the newest parts of threads that get messages, locked
     */
    Uni<Map<LegKey, RenewalReason>> reasons(
            Mutiny.StatelessSession session, Collection<CallLeg> threads, BatchSettings batchSettings) {
        Map<LegKey, RenewalReason> erased = threads.stream()
                .filter(thread -> thread.outcome() instanceof Outcome.Erased)
                .collect(Collectors.toMap(CallLeg::key, _ -> RenewalReason.ERASED));
        List<CallLeg> logged = threads.stream()
                .filter(thread -> thread.outcome() instanceof Outcome.Logged)
                .toList();
        return logged.isEmpty()
                ? Uni.createFrom().item(erased)
                : LogContacts.read(session, directory, logged)
                        .chain(contacts -> matcher.match(
                                        session,
                                        logged.stream().map(CallLeg::statement).toList(),
                                        batchSettings,
                                        AnsweredLegs.NONE)
                                .map(matched -> reasons(erased, logged, matched.calls(), contacts)));
    }

    private static Map<LegKey, RenewalReason> reasons(
            Map<LegKey, RenewalReason> erased, List<CallLeg> threads, List<MatchedCall> matched, LogContacts contacts) {
        Map<LegKey, RenewalReason> reasons = new HashMap<>(erased);
        for (int i = 0; i < threads.size(); i++) {
            CallLeg thread = threads.get(i);
            reason(thread, contacts, matched.get(i).classification())
                    .ifPresent(reason -> reasons.put(thread.key(), reason));
        }
        return reasons;
    }

    private static Optional<RenewalReason> reason(CallLeg thread, LogContacts contacts, Classification today) {
        // The log moves to the contact that the CRM merged its contact into.
        if (!(thread.outcome() instanceof Outcome.Logged(CallLog log))
                || contacts.mergedInto(thread).isPresent()) {
            return Optional.empty();
        }
        Optional<DirectoryContact> contact = contacts.of(thread);
        return RenewalReason.of(
                log,
                contact.map(DirectoryContact::contact),
                contact.filter(has(thread)).isPresent(),
                today);
    }

    private static Predicate<DirectoryContact> has(CallLeg thread) {
        String shown = thread.shownNumber();
        return contact -> shown != null
                && contact.phones().keySet().stream().map(PhoneNumber::e164).anyMatch(shown::equals);
    }

    /** The messages with their parts of threads: the newest part, or the next one if the newest takes no further messages. */
    static List<ThreadAssignment> placed(
            List<ThreadAssignment> assignments, Map<LegKey, LegKey> newestParts, Map<LegKey, RenewalReason> renewed) {
        return assignments.stream()
                .map(one -> one.isNewInThread() ? one.in(placed(one.thread(), newestParts, renewed)) : one)
                .toList();
    }

    private static LegKey placed(LegKey thread, Map<LegKey, LegKey> newestParts, Map<LegKey, RenewalReason> renewed) {
        LegKey newest = newestParts.getOrDefault(thread, thread);
        return renewed.containsKey(newest) ? MessageThread.partAfter(newest) : newest;
    }
}
