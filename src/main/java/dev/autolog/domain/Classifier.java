package dev.autolog.domain;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Classification.CreatePlaceholder;
import dev.autolog.domain.Classification.NoMatch;
import dev.autolog.domain.Classification.Skip;
import dev.autolog.domain.rules.DoNotLogEntry;
import dev.autolog.domain.rules.DoNotLogList;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.NoMatchRule;
import dev.autolog.domain.rules.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides the outcome of a call from the matches of its other party and the account's rules: first whether it is logged at all,
 * then on which contact, then whether it is logged or only proposed.
 */
public final class Classifier {
    private Classifier() {}

    /**
     * Classifies one leg of a call.
     *
     * @param other the other party
     * @param loggingRules the rules of the leg's agent
     * @param matchFindings what the directory found for the other party
     * @param answeredByOthers whether a colleague answered the call
     */
    public static Classification classify(
            Interaction interaction,
            OtherParty other,
            LoggingRules loggingRules,
            MatchFindings matchFindings,
            boolean answeredByOthers) {
        Optional<Skip> leftOut = Optional.ofNullable(leftOut(interaction, other, loggingRules, answeredByOthers));
        if (leftOut.isPresent()) {
            return leftOut.get();
        }
        // Own lines match no contact, and no placeholder is created for them.
        Classification settled = other instanceof OtherParty.Internal
                ? new NoMatch(List.of())
                : settled(MatchRules.of(matchFindings, loggingRules), interaction, other, loggingRules);
        if (loggingRules.get(Setting.DRY_RUN)) {
            return new Skip(NotLoggedReason.DRY_RUN, null, proposal(settled, interaction, other, loggingRules));
        }
        boolean form =
                loggingRules.get(Setting.POP_UP_ONLY) && interaction instanceof Call && !(settled instanceof Conflict);
        return form
                ? new Skip(NotLoggedReason.FORM_REQUESTED, null, proposal(settled, interaction, other, loggingRules))
                : settled;
    }

    private static @Nullable Skip leftOut(
            Interaction interaction, OtherParty other, LoggingRules loggingRules, boolean answeredByOthers) {
        if (interaction instanceof MessageThread thread && thread.isEmpty()) {
            return new Skip(NotLoggedReason.MESSAGES_ELSEWHERE);
        }
        if (interaction instanceof Call call && call.withdrawn()) {
            return new Skip(NotLoggedReason.WITHDRAWN);
        }
        if (other instanceof OtherParty.Internal
                && !loggingRules.get(Setting.WHICH_CALLS).internal()) {
            return new Skip(NotLoggedReason.INTERNAL_CALL);
        }
        Optional<DoNotLogEntry> listed = listed(interaction, other, loggingRules.get(Setting.DO_NOT_LOG));
        if (listed.isPresent()) {
            String because = listed.get().reason();
            return new Skip(NotLoggedReason.DO_NOT_LOG, because.isBlank() ? null : because, null);
        }
        if (other instanceof OtherParty.Exchange) {
            return new Skip(NotLoggedReason.FEATURE_CODE);
        }
        if (!isOn(interaction, loggingRules)) {
            return new Skip(NotLoggedReason.AUTO_LOG_OFF);
        }
        if (!loggingRules.get(Setting.TRIAL).includes(interaction.agentId())) {
            return new Skip(NotLoggedReason.NOT_IN_TRIAL);
        }
        return interaction instanceof Call call ? byResult(call, loggingRules, answeredByOthers) : null;
    }

    private static boolean isOn(Interaction interaction, LoggingRules loggingRules) {
        return switch (interaction) {
            case Call _ -> loggingRules.get(Setting.AUTO_LOG_CALLS);
            case MessageThread _ -> loggingRules.get(Setting.AUTO_LOG_MESSAGES);
        };
    }

    private static @Nullable Skip byResult(Call call, LoggingRules loggingRules, boolean answeredByOthers) {
        if (call.isMissed()
                && answeredByOthers
                && !loggingRules.get(Setting.WHICH_CALLS).missedButAnsweredByOthers()) {
            return new Skip(NotLoggedReason.ANSWERED_BY_OTHERS);
        }
        if (call.result() == CallResult.MISSED
                && !loggingRules.get(Setting.WHICH_CALLS).missed()) {
            return new Skip(NotLoggedReason.MISSED_CALL);
        }
        return call.result() == CallResult.VOICEMAIL
                        && !loggingRules.get(Setting.WHICH_CALLS).voicemails()
                ? new Skip(NotLoggedReason.VOICEMAIL_CALL)
                : null;
    }

    private static Optional<DoNotLogEntry> listed(Interaction interaction, OtherParty other, DoNotLogList list) {
        String shown = other instanceof OtherParty.OutsideExtension outside
                ? outside.number().e164()
                : other.shownNumber();
        String ours = interaction.agent() == null
                ? interaction.ours().extension()
                : interaction.agent().extension();
        return Optional.ofNullable(shown)
                .flatMap(number -> list.number(number).or(() -> list.featureCode(number)))
                .or(() -> Stream.of(shown, interaction.otherParty().extension(), ours)
                        .flatMap(Stream::ofNullable)
                        .flatMap(digits -> list.extension(digits).stream())
                        .findFirst());
    }

    private static Classification settled(
            Classification matched, Interaction interaction, OtherParty other, LoggingRules loggingRules) {
        return switch (matched) {
            case NoMatch none
            when other instanceof OtherParty.Outside(PhoneNumber number)
                    && none.suggestions().stream()
                            .noneMatch(suggestion -> suggestion.reason().isDoubt())
                    && loggingRules.get(Setting.NO_CONTACT_MATCH) instanceof NoMatchRule.PlaceholderRule make ->
                new CreatePlaceholder(
                        make.type(), make.nameFor(interaction.otherParty().name(), number.e164()), none);
            default -> matched;
        };
    }

    private static Proposal proposal(
            Classification settled, Interaction interaction, OtherParty other, LoggingRules loggingRules) {
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
                        association == null ? null : association.kind(),
                        LogTemplate.subject(
                                loggingRules.get(Setting.LOG_CONTENT),
                                interaction,
                                other.shownNumber(),
                                contact.name()));
            }
            case CreatePlaceholder make ->
                new Proposal.WouldLog(
                        null,
                        make.name(),
                        null,
                        null,
                        null,
                        LogTemplate.subject(
                                loggingRules.get(Setting.LOG_CONTENT), interaction, other.shownNumber(), make.name()));
            case Skip _ -> throw new IllegalArgumentException("there is nothing to propose");
        };
    }

    /**
     * What the directory found for a number.
     *
     * @param candidates the contacts that have exactly this number, each once, at most {@link #MOST_CANDIDATES} + 1
     * @param suggestions contacts with a similar number
     * @param remembered the contact that a person chose for all calls of this number
     * @param dates when the candidates were created and updated, by contact id
     * @param doubt why the pipeline must not choose among the candidates
     */
    public record MatchFindings(
            List<Candidate> candidates,
            List<Suggestion> suggestions,
            Optional<Contact> remembered,
            Map<String, ContactDates> dates,
            MatchDoubt doubt) {
        /** The maximum number of contacts that are compared. */
        public static final int MOST_CANDIDATES = 100;

        /** No contact has the number. */
        public static final MatchFindings NOTHING = new MatchFindings(List.of(), List.of(), Optional.empty());

        public MatchFindings {
            candidates = List.copyOf(candidates);
            suggestions = List.copyOf(suggestions);
            dates = Map.copyOf(dates);
        }

        /** Findings without dates. */
        public MatchFindings(List<Candidate> candidates, List<Suggestion> suggestions, Optional<Contact> remembered) {
            this(candidates, suggestions, remembered, Map.of());
        }

        /** Findings without a doubt. */
        public MatchFindings(
                List<Candidate> candidates,
                List<Suggestion> suggestions,
                Optional<Contact> remembered,
                Map<String, ContactDates> dates) {
            this(candidates, suggestions, remembered, dates, MatchDoubt.NONE);
        }

        /** Masked: contacts are people. */
        @Override
        public String toString() {
            return "MatchFindings[" + candidates.size() + ", " + suggestions.size() + "]";
        }

        /** The same findings with a doubt about the candidates. */
        public MatchFindings doubted(MatchDoubt newDoubt) {
            return new MatchFindings(candidates, suggestions, remembered, dates, newDoubt);
        }

        /** Whether more contacts have the number than are compared. */
        boolean isCutOff() {
            return candidates.size() > MOST_CANDIDATES;
        }

        ContactDates datesOf(Contact contact) {
            return dates.getOrDefault(contact.id(), ContactDates.UNKNOWN);
        }
    }
}
