package dev.autolog.domain;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Classification.MakePlaceholder;
import dev.autolog.domain.Classification.NoMatch;
import dev.autolog.domain.Classification.NotLogged;
import dev.autolog.domain.rules.DoNotLog;
import dev.autolog.domain.rules.DoNotLogList;
import dev.autolog.domain.rules.NoMatchRule;
import dev.autolog.domain.rules.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a call from what was found of its other party and from what the account wants: first whether it is
 * logged at all, then on which contact, then whether that is done or only proposed.
 */
public final class Classifier {
    private Classifier() {}

    /**
     * Classifies one leg of a call.
     *
     * @param other who was at the other end
     * @param rules what holds for the leg's agent
     * @param found what the directory knows of that party
     * @param answeredByOthers whether a colleague answered the call
     */
    public static Classification classify(
            CallEnded call, OtherParty other, Rules rules, Found found, boolean answeredByOthers) {
        Optional<NotLogged> leftOut = Optional.ofNullable(leftOut(call, other, rules, answeredByOthers));
        if (leftOut.isPresent()) {
            return leftOut.get();
        }
        // Own lines match nobody, so they never are a contact's and none is made for them.
        Classification settled = other instanceof OtherParty.Internal
                ? new NoMatch(List.of())
                : settled(Matches.of(found, rules), call, other, rules);
        if (rules.dryRun()) {
            return new NotLogged(NotLoggedReason.DRY_RUN, null, proposal(settled, call, other, rules));
        }
        boolean form = rules.popUpOnly() && call.medium() == Medium.CALL && !(settled instanceof Conflict);
        return form
                ? new NotLogged(NotLoggedReason.FORM_REQUESTED, null, proposal(settled, call, other, rules))
                : settled;
    }

    private static @Nullable NotLogged leftOut(
            CallEnded call, OtherParty other, Rules rules, boolean answeredByOthers) {
        if (call.isEmptied()) {
            return new NotLogged(NotLoggedReason.MESSAGES_ELSEWHERE);
        }
        if (other instanceof OtherParty.Internal && !rules.whichCalls().internal()) {
            return new NotLogged(NotLoggedReason.INTERNAL_CALL);
        }
        Optional<DoNotLog> listed = listed(call, other, rules.doNotLog());
        if (listed.isPresent()) {
            String because = listed.get().reason();
            return new NotLogged(NotLoggedReason.DO_NOT_LOG, because.isBlank() ? null : because, null);
        }
        if (!isOn(call.medium(), rules)) {
            return new NotLogged(NotLoggedReason.AUTO_LOG_OFF);
        }
        if (!rules.trial().includes(call.leg().agentId())) {
            return new NotLogged(NotLoggedReason.NOT_IN_TRIAL);
        }
        return byResult(call, rules, answeredByOthers);
    }

    private static boolean isOn(Medium medium, Rules rules) {
        return switch (medium) {
            case CALL -> rules.autoLogCalls();
            case SMS -> rules.autoLogMessages();
        };
    }

    private static @Nullable NotLogged byResult(CallEnded call, Rules rules, boolean answeredByOthers) {
        if (call.isMissedInQueue() && answeredByOthers && !rules.whichCalls().missedButAnsweredByOthers()) {
            return new NotLogged(NotLoggedReason.ANSWERED_BY_OTHERS);
        }
        if (call.result() == CallResult.MISSED && !rules.whichCalls().missed()) {
            return new NotLogged(NotLoggedReason.MISSED_CALL);
        }
        return call.result() == CallResult.VOICEMAIL && !rules.whichCalls().voicemails()
                ? new NotLogged(NotLoggedReason.VOICEMAIL_CALL)
                : null;
    }

    private static Optional<DoNotLog> listed(CallEnded call, OtherParty other, DoNotLogList list) {
        String shown = other.shownNumber();
        String ours =
                call.agent() == null ? call.ours().extension() : call.agent().extension();
        return Optional.ofNullable(shown)
                .flatMap(list::number)
                .or(() -> Stream.of(shown, call.other().extension(), ours)
                        .flatMap(Stream::ofNullable)
                        .flatMap(digits -> list.extension(digits).stream())
                        .findFirst());
    }

    private static Classification settled(Classification matched, CallEnded call, OtherParty other, Rules rules) {
        return switch (matched) {
            case NoMatch none
            when other instanceof OtherParty.Outside(PhoneNumber number)
                    && rules.noMatch() instanceof NoMatchRule.MakePlaceholder make ->
                new MakePlaceholder(make.type(), make.nameFor(call.other().name(), number.e164()), none);
            default -> matched;
        };
    }

    private static Proposal proposal(Classification settled, CallEnded call, OtherParty other, Rules rules) {
        return switch (settled) {
            case Conflict conflict -> new Proposal.WouldAsk(conflict.kind());
            case AutoLog match -> {
                Contact contact = match.contact();
                Association association = match.association().orElse(null);
                yield new Proposal.WouldLog(
                        contact.id(),
                        contact.name(),
                        association == null ? null : association.id(),
                        association == null ? null : association.title(),
                        LogWording.subject(rules.content(), call, other.shownNumber(), contact.name()));
            }
            case MakePlaceholder make ->
                new Proposal.WouldLog(
                        null,
                        make.name(),
                        null,
                        null,
                        LogWording.subject(rules.content(), call, other.shownNumber(), make.name()));
            case NotLogged _ -> throw new IllegalArgumentException("there is nothing to propose");
        };
    }

    /**
     * What the directory knows of a number.
     *
     * @param candidates the contacts that have exactly this number, each contact once
     * @param suggestions contacts with a near number
     * @param remembered the contact that a person said this number's calls always go to
     * @param dates when the candidates came to be, by the contact's id
     */
    public record Found(
            List<Candidate> candidates,
            List<Suggestion> suggestions,
            Optional<Contact> remembered,
            Map<String, ContactDates> dates) {
        /** Nobody has the number. */
        public static final Found NOTHING = new Found(List.of(), List.of(), Optional.empty());

        public Found {
            candidates = List.copyOf(candidates);
            suggestions = List.copyOf(suggestions);
            dates = Map.copyOf(dates);
        }

        /** What is known where dates do not matter. */
        public Found(List<Candidate> candidates, List<Suggestion> suggestions, Optional<Contact> remembered) {
            this(candidates, suggestions, remembered, Map.of());
        }

        /** Masked: contacts are people. */
        @Override
        public String toString() {
            return "Found[" + candidates.size() + ", " + suggestions.size() + "]";
        }

        ContactDates datesOf(Contact contact) {
            return dates.getOrDefault(contact.id(), ContactDates.UNKNOWN);
        }
    }
}
