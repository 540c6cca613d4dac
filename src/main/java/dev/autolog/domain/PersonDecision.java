package dev.autolog.domain;

import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.rules.Rules;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comes of a person's decision about a leg of a call. */
public sealed interface PersonDecision {

    /** It is done. */
    record Done(Decision decision) implements PersonDecision {}

    /** The call says already what the person wants it to. */
    record AsItWas(CallLeg leg) implements PersonDecision {}

    /** Somebody was first: the conflict is settled, or the call logged. */
    record TooLate(Outcome outcome) implements PersonDecision {}

    /** The call has nothing of the kind: never a conflict, or no log. */
    record NothingThere() implements PersonDecision {}

    /**
     * Where a call belongs in a person's opinion.
     *
     * @param contact the contact
     * @param association one of the contact's; null for none
     * @param matchedPhone the contact's number as typed, if it has the other party's
     */
    record Target(
            Contact contact,
            @Nullable Association association,
            @Nullable String matchedPhone) {

        private @Nullable String associationId() {
            return association == null ? null : association.id();
        }

        private Grounds grounds() {
            return new Grounds(Basis.CHOSEN, matchedPhone, association);
        }

        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "Target[" + contact + "]";
        }
    }

    /** Settles an open conflict with a log. */
    static PersonDecision resolve(
            CallLeg before, Target target, Words words, String agentId, Rules rules, Instant now) {
        if (!(before.outcome() instanceof Outcome.InConflict(Conflict conflict, Instant openedAt))) {
            return settled(before);
        }
        Draft draft = new Draft(before, rules);
        Cause by = new Cause.ByPerson(agentId);
        CallLog log = log(draft, target, words, now);
        return new Done(draft.resolve(conflict, openedAt, log, target.grounds(), by, now));
    }

    /** Settles an open conflict without a log. */
    static PersonDecision dismiss(CallLeg before, @Nullable String because, String agentId, Rules rules, Instant now) {
        if (!(before.outcome() instanceof Outcome.InConflict(Conflict conflict, Instant openedAt))) {
            return settled(before);
        }
        Dismissal dismissal = new Dismissal(now, because);
        Cause by = new Cause.ByPerson(agentId);
        var nothing = new Classification.NotLogged(NotLoggedReason.DISMISSED);
        return new Done(new Draft(before, rules).dismiss(conflict, openedAt, nothing, dismissal, by));
    }

    private static PersonDecision settled(CallLeg leg) {
        return leg.conflictVersion() == 0 ? new NothingThere() : new TooLate(leg.outcome());
    }

    /** What keeps a leg's conflict from being settled, whatever the person chooses; empty if nothing does. */
    static Optional<PersonDecision> hindranceToSettling(CallLeg leg) {
        return leg.outcome() instanceof Outcome.InConflict ? Optional.empty() : Optional.of(settled(leg));
    }

    /** What keeps a leg from being logged by hand, wherever the person wants it; empty if nothing does. */
    static Optional<PersonDecision> hindranceToLogging(CallLeg leg) {
        return leg.outcome() instanceof Outcome.Logged logged ? Optional.of(new TooLate(logged)) : Optional.empty();
    }

    /** Logs a call that is not logged, whatever the reason. */
    static PersonDecision logByHand(
            CallLeg before, Target target, Words words, String agentId, Rules rules, Instant now) {
        return switch (before.outcome()) {
            case Outcome.Logged logged -> new TooLate(logged);
            case Outcome.InConflict _ -> resolve(before, target, words, agentId, rules, now);
            case Outcome.NotLogged _ -> {
                Draft draft = new Draft(before, rules);
                Cause by = new Cause.ByPerson(agentId);
                yield new Done(draft.log(log(draft, target, words, now), target.grounds(), by, now));
            }
        };
    }

    private static CallLog log(Draft draft, Target target, Words words, Instant now) {
        Contact contact = target.contact();
        return new CallLog(
                contact.id(),
                contact.name(),
                target.associationId(),
                Objects.requireNonNullElseGet(words.subject(), () -> draft.subjectFor(contact.name())),
                words.subject() == null,
                words.notes(),
                words.disposition(),
                LoggedBy.AGENT,
                now,
                null,
                null);
    }

    /**
     * Changes what a log says; what it is logged with stays.
     *
     * @param words all of the words that it shall have
     */
    static PersonDecision edit(CallLeg before, Words words, String agentId, Rules rules, Instant now) {
        return before.outcome() instanceof Outcome.Logged(CallLog log)
                ? edited(before, log, words, log.associationId(), null, agentId, rules, now)
                : new NothingThere();
    }

    /**
     * Changes what a log says and what of the contact's it belongs to.
     *
     * @param words all of the words that it shall have
     * @param association one of the contact's; null for nothing
     */
    static PersonDecision edit(
            CallLeg before, Words words, @Nullable Association association, String agentId, Rules rules, Instant now) {
        String associationId = association == null ? null : association.id();
        return before.outcome() instanceof Outcome.Logged(CallLog log)
                ? edited(before, log, words, associationId, association, agentId, rules, now)
                : new NothingThere();
    }

    private static PersonDecision edited(
            CallLeg before,
            CallLog log,
            Words words,
            @Nullable String associationId,
            @Nullable Association association,
            String agentId,
            Rules rules,
            Instant now) {
        Draft draft = new Draft(before, rules);
        CallLog said = log.with(words, draft::subjectFor).withAssociation(associationId);
        if (said.equals(log)) {
            return new AsItWas(before);
        }
        CallLog edited = said.editedBy(agentId, now);
        Cause.ByPerson by = new Cause.ByPerson(agentId);
        return new Done(draft.changeLog(edited, leg -> new Change.LogEdited(leg, edited, log, association, by)));
    }

    /**
     * Puts a log on another contact.
     *
     * @param words all of the words that it shall have; a subject that was made up for the old contact is made up anew
     */
    static PersonDecision move(CallLeg before, Target target, Words words, String agentId, Rules rules, Instant now) {
        if (!(before.outcome() instanceof Outcome.Logged(CallLog log))) {
            return new NothingThere();
        }
        if (log.contactId().equals(target.contact().id())) {
            return edit(before, words, target.association(), agentId, rules, now);
        }
        Draft draft = new Draft(before, rules);
        CallLog moved = log.with(words, draft::subjectFor)
                .on(target.contact(), draft::subjectFor)
                .withAssociation(target.associationId())
                .chosenAt(now)
                .editedBy(agentId, now);
        Cause by = new Cause.ByPerson(agentId);
        return new Done(draft.changeLog(moved, leg -> new Change.LogMoved(leg, moved, log, target.grounds(), by)));
    }
}
