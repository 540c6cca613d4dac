package dev.autolog.domain;

import static dev.autolog.domain.Samples.candidate;
import static dev.autolog.domain.Samples.contact;
import static dev.autolog.domain.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Classification.CreatePlaceholder;
import dev.autolog.domain.Classification.MultipleAssociations;
import dev.autolog.domain.Classification.MultipleContacts;
import dev.autolog.domain.Classification.NoMatch;
import dev.autolog.domain.Classification.Skip;
import dev.autolog.domain.Classifier.MatchFindings;
import dev.autolog.domain.rules.AssociationRule;
import dev.autolog.domain.rules.CallSelection;
import dev.autolog.domain.rules.ContactRule;
import dev.autolog.domain.rules.DoNotLogEntry;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.NoMatchRule;
import dev.autolog.domain.rules.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    private static final NoMatchRule MAKE_LEAD = new NoMatchRule.PlaceholderRule("Lead", "New:");
    private static final MatchFindings ONE = found(candidate("c-1", 0));
    private static final MatchFindings TWO = found(candidate("c-1", 0), candidate("c-2", 0));

    private static MatchFindings found(Candidate... candidates) {
        return new MatchFindings(List.of(candidates), List.of(), Optional.empty());
    }

    private static MatchFindings dated(Map<String, ContactDates> dates) {
        return new MatchFindings(
                dates.keySet().stream().sorted().map(id -> candidate(id, 0)).toList(),
                List.of(),
                Optional.empty(),
                dates);
    }

    private static Classification classify(LoggingRules loggingRules, MatchFindings matchFindings) {
        return Classifier.classify(said().call(), Samples.OUTSIDE, loggingRules, matchFindings, false);
    }

    private static LoggingRules with(Consumer<RulesSamples> change) {
        return RulesSamples.with(change);
    }

    private static String inWords(Classification classification) {
        return switch (classification) {
            case AutoLog match -> "logged";
            case Conflict conflict -> "asked";
            case CreatePlaceholder _ -> "made";
            case Skip nothing -> nothing.reason().name();
        };
    }

    /** A setting that leaves a missed call of a queue out. */
    record LeavesOut(NotLoggedReason reason, Consumer<RulesSamples> change) {
        @Override
        public String toString() {
            return reason.name();
        }
    }

    /** In the order in which they count. */
    private static final List<LeavesOut> LEAVE_OUT = List.of(
            new LeavesOut(NotLoggedReason.INTERNAL_CALL, _ -> {}),
            new LeavesOut(
                    NotLoggedReason.DO_NOT_LOG,
                    rules -> rules.doNotLogEntry = List.of(
                            new DoNotLogEntry(DoNotLogEntry.DoNotLogKind.NUMBER, Samples.NUMBER.e164(), "Family"))),
            new LeavesOut(NotLoggedReason.AUTO_LOG_OFF, rules -> rules.autoLogCalls = false),
            new LeavesOut(NotLoggedReason.NOT_IN_TRIAL, rules -> rules.trial = new Trial(true, Set.of("u-1"))),
            new LeavesOut(
                    NotLoggedReason.ANSWERED_BY_OTHERS,
                    rules -> rules.callSelection = new CallSelection(false, true, true, false)),
            new LeavesOut(
                    NotLoggedReason.MISSED_CALL,
                    rules -> rules.callSelection = new CallSelection(false, false, true, true)),
            new LeavesOut(NotLoggedReason.DRY_RUN, rules -> rules.dryRun = true),
            new LeavesOut(NotLoggedReason.FORM_REQUESTED, rules -> rules.popUpOnly = true));

    static Stream<Arguments> pairs() {
        return IntStream.range(0, LEAVE_OUT.size())
                .boxed()
                .flatMap(first -> IntStream.range(first + 1, LEAVE_OUT.size())
                        .mapToObj(second -> Arguments.of(LEAVE_OUT.get(first), LEAVE_OUT.get(second))));
    }

    /** Both settings would leave the call out: the earlier one is the reason. */
    @ParameterizedTest(name = "{0} comes before {1}")
    @MethodSource("pairs")
    void ofTwoReasonsTheEarlierCounts(LeavesOut first, LeavesOut second) {
        OtherParty other = first.reason() == NotLoggedReason.INTERNAL_CALL ? Samples.COLLEAGUE : Samples.OUTSIDE;
        Call missed = said().ended(null, CallResult.MISSED).call();
        LoggingRules both = with(rules -> {
            second.change().accept(rules);
            CallSelection ofSecond = rules.callSelection;
            first.change().accept(rules);
            CallSelection ofFirst = rules.callSelection;
            rules.callSelection = new CallSelection(
                    false,
                    ofFirst.missed() && ofSecond.missed(),
                    true,
                    ofFirst.missedButAnsweredByOthers() && ofSecond.missedButAnsweredByOthers());
        });

        assertThat(Classifier.classify(missed, other, both, ONE, true))
                .isInstanceOfSatisfying(
                        Skip.class, nothing -> assertThat(nothing.reason()).isEqualTo(first.reason()));
    }

    @ParameterizedTest(name = "{0}, answered by a colleague: {1}, settings missed {2}, voicemails {3}, queue {4}: {5}")
    @CsvSource({
        "ANSWERED,  true,  false, false, false, logged",
        "BUSY,      false, false, false, false, logged",
        "MISSED,    false, true,  false, false, logged",
        "MISSED,    false, false, true,  true,  MISSED_CALL",
        "MISSED,    true,  true,  true,  true,  logged",
        "MISSED,    true,  true,  true,  false, ANSWERED_BY_OTHERS",
        "MISSED,    true,  false, true,  false, ANSWERED_BY_OTHERS",
        "VOICEMAIL, false, false, true,  false, logged",
        "VOICEMAIL, false, true,  false, true,  VOICEMAIL_CALL"
    })
    void howACallEndedDecidesWhetherItIsLogged(
            CallResult result, boolean byOthers, boolean missed, boolean voicemails, boolean queue, String expected) {
        Call call = said().ended(null, result).call();
        LoggingRules loggingRules =
                with(changed -> changed.callSelection = new CallSelection(false, missed, voicemails, queue));

        assertThat(inWords(Classifier.classify(call, Samples.OUTSIDE, loggingRules, ONE, byOthers)))
                .isEqualTo(expected);
    }

    @Test
    void aMissedCallOfARingGroupWithoutAQueueIsLeftOutToo() {
        Call call = said().ended(null, CallResult.MISSED).through(null, null).call();
        LoggingRules loggingRules =
                with(changed -> changed.callSelection = new CallSelection(false, true, true, false));

        assertThat(inWords(Classifier.classify(call, Samples.OUTSIDE, loggingRules, ONE, true)))
                .isEqualTo("ANSWERED_BY_OTHERS");
        assertThat(inWords(Classifier.classify(call, Samples.OUTSIDE, loggingRules, ONE, false)))
                .isEqualTo("logged");
    }

    @Test
    void inATrialOnlyNamedAgentsAreLogged() {
        assertThat(inWords(classify(with(rules -> rules.trial = new Trial(true, Set.of("u-17"))), ONE)))
                .isEqualTo("logged");
        assertThat(inWords(classify(with(rules -> rules.trial = new Trial(true, Set.of())), ONE)))
                .isEqualTo("NOT_IN_TRIAL");
        assertThat(inWords(classify(with(rules -> rules.trial = new Trial(false, Set.of("u-1"))), ONE)))
                .isEqualTo("logged");
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER,    +442079460018, DO_NOT_LOG",
        "NUMBER,    +44207946001,  logged",
        "PREFIX,    +4420,         DO_NOT_LOG",
        "PREFIX,    +4421,         logged",
        "EXTENSION, 101,           DO_NOT_LOG",
        "EXTENSION, 102,           logged",
        "EXTENSION, +44207946,     logged",
        "FEATURE_CODE, *97,        logged"
    })
    void theDoNotLogListNamesNumbersPrefixesAndExtensions(
            DoNotLogEntry.DoNotLogKind doNotLogKind, String value, String expected) {
        LoggingRules loggingRules =
                with(changed -> changed.doNotLogEntry = List.of(new DoNotLogEntry(doNotLogKind, value, "")));

        assertThat(inWords(classify(loggingRules, ONE))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"*97, DO_NOT_LOG", "*98, FEATURE_CODE", "97, FEATURE_CODE"})
    void aFeatureCodeIsNeverLoggedAndTheDoNotLogListTakesIt(String listed, String expected) {
        LoggingRules loggingRules = with(changed -> changed.doNotLogEntry =
                List.of(new DoNotLogEntry(DoNotLogEntry.DoNotLogKind.FEATURE_CODE, listed, "")));

        assertThat(inWords(Classifier.classify(
                        said().call(), new OtherParty.Exchange("*97"), loggingRules, MatchFindings.NOTHING, false)))
                .isEqualTo(expected);
    }

    @Test
    void theReasonOnTheDoNotLogListIsKept() {
        LoggingRules loggingRules = with(changed -> changed.doNotLogEntry =
                List.of(new DoNotLogEntry(DoNotLogEntry.DoNotLogKind.PREFIX, "+44", "Our bank")));

        assertThat(classify(loggingRules, ONE)).isEqualTo(new Skip(NotLoggedReason.DO_NOT_LOG, "Our bank", null));
    }

    @Test
    void anInternalCallThatIsToBeLoggedIsAskedAboutAndMatchesNobody() {
        LoggingRules loggingRules = with(changed -> {
            changed.callSelection = new CallSelection(true, true, true, true);
            changed.noMatch = MAKE_LEAD;
        });

        assertThat(Classifier.classify(said().call(), Samples.COLLEAGUE, loggingRules, ONE, false))
                .isEqualTo(new NoMatch(List.of()));
    }

    @Nested
    class WhereNoContactMatches {
        private final LoggingRules make = with(rules -> rules.noMatch = MAKE_LEAD);

        @Test
        void aPlaceholderIsMadeNamedAfterTheCaller() {
            assertThat(classify(make, MatchFindings.NOTHING))
                    .isEqualTo(new CreatePlaceholder("Lead", "New: SMITH J", new NoMatch(List.of())));
        }

        @ParameterizedTest
        @CsvSource({"'', +442079460018", "'  ', +442079460018", "Jane, Jane"})
        void orAfterTheNumberWhereTheCallerHasNoName(String callerName, String expected) {
            NoMatchRule.PlaceholderRule rule = new NoMatchRule.PlaceholderRule(null, "");

            assertThat(rule.nameFor(callerName, "+442079460018")).isEqualTo(expected);
            assertThat(rule.nameFor(null, "+442079460018")).isEqualTo("+442079460018");
        }

        @ParameterizedTest
        @MethodSource("dev.autolog.domain.ClassifierTest#notLookedUp")
        void noneIsMadeForAPartyWithoutANumber(OtherParty other) {
            assertThat(inWords(Classifier.classify(said().call(), other, make, MatchFindings.NOTHING, false)))
                    .isEqualTo("asked");
        }

        @Test
        void theCallIsThenLoggedOnItByARule() {
            CreatePlaceholder made = (CreatePlaceholder) classify(make, MatchFindings.NOTHING);
            Decision decision = Decision.first(
                    UUID.randomUUID(),
                    said().statement(),
                    Samples.OUTSIDE,
                    made.on(contact("p-1", 0), Samples.NUMBER),
                    make,
                    Instant.EPOCH);

            assertThat(decision.leg().outcome()).isInstanceOfSatisfying(Outcome.Logged.class, logged -> {
                assertThat(logged.log().loggedBy()).isEqualTo(LoggedBy.POLICY);
                assertThat(logged.log().contactId()).isEqualTo("p-1");
            });
        }
    }

    @Nested
    class WhereSeveralContactsMatch {
        private static final Instant EARLY = Instant.parse("2025-01-01T00:00:00Z");
        private static final Instant LATE = Instant.parse("2026-01-01T00:00:00Z");

        static Stream<Arguments> rules() {
            return Stream.of(
                    Arguments.of(ContactRule.MOST_RECENTLY_UPDATED, null, EARLY, null, LATE, "c-2"),
                    Arguments.of(ContactRule.MOST_RECENTLY_UPDATED, EARLY, LATE, LATE, EARLY, "c-1"),
                    Arguments.of(ContactRule.MOST_RECENTLY_UPDATED, EARLY, LATE, LATE, LATE, "asked"),
                    Arguments.of(ContactRule.MOST_RECENTLY_UPDATED, EARLY, LATE, EARLY, null, "asked"),
                    Arguments.of(ContactRule.EARLIEST_CREATED, LATE, null, EARLY, null, "c-2"),
                    Arguments.of(ContactRule.EARLIEST_CREATED, EARLY, EARLY, EARLY, LATE, "asked"),
                    Arguments.of(ContactRule.EARLIEST_CREATED, null, LATE, EARLY, LATE, "asked"),
                    Arguments.of(ContactRule.FIRST_BY_NAME, null, null, null, null, "c-1"),
                    Arguments.of(ContactRule.ASK, EARLY, EARLY, LATE, LATE, "asked"));
        }

        @ParameterizedTest(name = "{0}: {5}")
        @MethodSource("rules")
        void aRuleTakesOneUnlessThereIsATieOrADateIsMissing(
                ContactRule rule,
                @Nullable Instant created1,
                @Nullable Instant updated1,
                @Nullable Instant created2,
                @Nullable Instant updated2,
                String expected) {
            Map<String, ContactDates> dates = new HashMap<>();
            dates.put("c-1", new ContactDates(created1, updated1));
            dates.put("c-2", new ContactDates(created2, updated2));

            Classification classification = classify(with(rules -> rules.severalContacts = rule), dated(dates));

            if (classification instanceof AutoLog match) {
                assertThat(match.contact().id()).isEqualTo(expected);
                assertThat(match.loggedBy()).isEqualTo(LoggedBy.POLICY);
                assertThat(match.reason().name()).isEqualTo(rule.name());
            } else {
                assertThat(classification).isInstanceOf(MultipleContacts.class);
                assertThat(expected).isEqualTo("asked");
            }
        }

        @Test
        void namesThatDifferInLetterCaseAloneAreATie() {
            MatchFindings twins = found(
                    new Candidate(new Contact("c-1", "jane smith", null, null, List.of()), "1"),
                    new Candidate(new Contact("c-2", "Jane Smith ", null, null, List.of()), "2"));

            assertThat(classify(with(rules -> rules.severalContacts = ContactRule.FIRST_BY_NAME), twins))
                    .isInstanceOf(MultipleContacts.class);
        }

        @Test
        void theOneThatIsTakenCanStillHaveTooManyAssociations() {
            MatchFindings two = found(candidate("c-1", 2), candidate("c-2", 0));

            assertThat(classify(with(rules -> rules.severalContacts = ContactRule.FIRST_BY_NAME), two))
                    .isEqualTo(new MultipleAssociations(candidate("c-1", 2)));
            assertThat(classify(
                            with(rules -> {
                                rules.severalContacts = ContactRule.FIRST_BY_NAME;
                                rules.severalAssociations = AssociationRule.NONE;
                            }),
                            two))
                    .isInstanceOfSatisfying(AutoLog.class, match -> {
                        assertThat(match.reason()).isEqualTo(MatchReason.FIRST_BY_NAME);
                        assertThat(match.associationRule()).isEqualTo(AssociationRule.NONE);
                        assertThat(match.association()).isEmpty();
                    });
        }
    }

    @Nested
    class WhereARememberedNumberIsAnotherContacts {
        private static final Contact REMEMBERED = Samples.contact("c-9", 1);

        private static MatchFindings found(MatchDoubt doubt, Candidate... candidates) {
            return new MatchFindings(List.of(candidates), List.of(), Optional.of(REMEMBERED), Map.of(), doubt);
        }

        @Test
        void aPersonIsAskedWithBothContacts() {
            Candidate other = candidate("c-1", 0);

            assertThat(classify(LoggingRules.DEFAULT, found(MatchDoubt.REMEMBERED_ELSEWHERE, other)))
                    .isEqualTo(new MultipleContacts(List.of(
                            other,
                            new Candidate(REMEMBERED, other.matchedPhone(), SuggestionReason.REMEMBERED_ELSEWHERE))));
        }

        @Test
        void noRuleAboutSeveralContactsAnswersInThePersonsPlace() {
            assertThat(classify(
                            with(rules -> rules.severalContacts = ContactRule.FIRST_BY_NAME),
                            found(MatchDoubt.REMEMBERED_ELSEWHERE, candidate("c-1", 0))))
                    .isInstanceOfSatisfying(
                            MultipleContacts.class,
                            several -> assertThat(several.isAboutRemembered()).isTrue());
        }

        @Test
        void aContactOfATypeThatMayNotMatchTakesNothingAway() {
            assertThat(classify(
                            with(rules -> rules.contactTypes = Set.of("Customer")),
                            found(MatchDoubt.REMEMBERED_ELSEWHERE, candidate("c-1", 0))))
                    .isInstanceOfSatisfying(
                            AutoLog.class, match -> assertThat(match.contact()).isEqualTo(REMEMBERED));
        }

        @Test
        void withoutThatDoubtTheRememberedContactComesFirst() {
            for (MatchDoubt doubt : List.of(MatchDoubt.NONE, MatchDoubt.UNREADABLE_RECORD, MatchDoubt.OWN_LINE)) {
                assertThat(classify(LoggingRules.DEFAULT, found(doubt, candidate("c-1", 0))))
                        .isInstanceOfSatisfying(
                                AutoLog.class,
                                match -> assertThat(match.reason()).isEqualTo(MatchReason.REMEMBERED_NUMBER));
            }
        }
    }

    @Nested
    class WhereSomethingIsInDoubt {
        private static MatchFindings found(MatchDoubt doubt, Candidate... candidates) {
            return new MatchFindings(List.of(candidates), List.of(), Optional.empty(), Map.of(), doubt);
        }

        @ParameterizedTest
        @CsvSource({"UNREADABLE_RECORD, UNREADABLE_RECORD", "OWN_LINE, OWN_LINE"})
        void theOneContactIsSuggestedWithTheReason(MatchDoubt doubt, SuggestionReason reason) {
            assertThat(classify(LoggingRules.DEFAULT, found(doubt, candidate("c-1", 1))))
                    .isInstanceOfSatisfying(
                            NoMatch.class,
                            none -> assertThat(none.suggestions())
                                    .extracting(Suggestion::reason)
                                    .containsExactly(reason));
        }

        @ParameterizedTest
        @EnumSource(ContactRule.class)
        void noRuleChoosesAmongMoreContactsThanAreCompared(ContactRule rule) {
            LoggingRules rules = with(changed -> changed.severalContacts = rule);
            Candidate[] many = IntStream.range(0, MatchFindings.MOST_CANDIDATES + 1)
                    .mapToObj(i -> candidate("c-%03d".formatted(i), 0))
                    .toArray(Candidate[]::new);

            assertThat(classify(rules, found(MatchDoubt.NONE, many)))
                    .isInstanceOfSatisfying(
                            MultipleContacts.class,
                            conflict -> assertThat(conflict.candidateCount()).isEqualTo(101));
        }

        @Test
        void ofSeveralContactsNoRuleChooses() {
            LoggingRules byName = with(rules -> rules.severalContacts = ContactRule.FIRST_BY_NAME);
            Candidate one = candidate("c-1", 0);
            Candidate other = candidate("c-2", 0);

            assertThat(classify(byName, found(MatchDoubt.UNREADABLE_RECORD, one, other)))
                    .isEqualTo(new MultipleContacts(List.of(one, other)));
            assertThat(classify(byName, found(MatchDoubt.OWN_LINE, one, other)))
                    .isInstanceOfSatisfying(
                            NoMatch.class,
                            none -> assertThat(none.suggestions()).hasSize(2));
        }

        @Test
        void noContactIsMadeForAnAgentsLineThatAContactHas() {
            LoggingRules making = with(rules -> rules.noMatch = new NoMatchRule.PlaceholderRule("Lead", "{number}"));

            assertThat(classify(making, found(MatchDoubt.OWN_LINE, candidate("c-1", 0))))
                    .isInstanceOf(NoMatch.class);
        }
    }

    @Nested
    class WhereSeveralAssociationsAreOpen {
        private MatchFindings open(@Nullable String... created) {
            List<Association> open = new ArrayList<>();
            for (String at : created) {
                open.add(new Association(
                        "deal-" + (open.size() + 1), "deal", "Deal", true, at == null ? null : Instant.parse(at)));
            }
            return found(new Candidate(new Contact("c-1", "Jane", null, null, open), "1"));
        }

        @ParameterizedTest
        @CsvSource({
            "2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z, deal-2",
            "2026-02-01T00:00:00Z, 2026-01-01T00:00:00Z, deal-1",
            "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z, asked",
            "2026-01-01T00:00:00Z, , asked"
        })
        void theNewestIsTakenUnlessThereIsATieOrADateIsMissing(String first, @Nullable String second, String expected) {
            Classification classification =
                    classify(with(rules -> rules.severalAssociations = AssociationRule.NEWEST), open(first, second));

            String taken = classification instanceof AutoLog match
                    ? match.association().map(Association::id).orElse("none") + match.loggedBy()
                    : "asked";
            assertThat(taken).isEqualTo(expected.equals("asked") ? "asked" : expected + LoggedBy.POLICY);
        }

        @Test
        void oneAloneNeedsNoRule() {
            Classification classification = classify(
                    with(rules -> rules.severalAssociations = AssociationRule.NONE), found(candidate("c-1", 1)));

            assertThat(classification).isInstanceOfSatisfying(AutoLog.class, match -> {
                assertThat(match.association()).isPresent();
                assertThat(match.loggedBy()).isEqualTo(LoggedBy.AUTO);
            });
        }
    }

    @Nested
    class ContactTypes {
        private final MatchFindings leadAndPartner =
                found(candidate("c-1", 0), new Candidate(new Contact("c-2", "Bob", "Partner", null, List.of()), "2"));

        @Test
        void leaveOneOfSeveral() {
            assertThat(classify(with(rules -> rules.contactTypes = Set.of("Partner")), leadAndPartner))
                    .isInstanceOfSatisfying(
                            AutoLog.class,
                            match -> assertThat(match.contact().id()).isEqualTo("c-2"));
        }

        @Test
        void areOfferedWhereNoneIsOfThem() {
            Classification classification =
                    classify(with(rules -> rules.contactTypes = Set.of("Customer")), leadAndPartner);

            assertThat(classification)
                    .isInstanceOfSatisfying(
                            NoMatch.class,
                            none -> assertThat(none.suggestions())
                                    .extracting(
                                            suggestion -> suggestion.contact().id(), Suggestion::reason)
                                    .containsExactly(
                                            tuple("c-1", SuggestionReason.OTHER_TYPE),
                                            tuple("c-2", SuggestionReason.OTHER_TYPE)));
        }

        @Test
        void doNotBindWhoSaidAlways() {
            MatchFindings remembered = new MatchFindings(List.of(), List.of(), Optional.of(contact("c-1", 0)));

            assertThat(inWords(classify(with(rules -> rules.contactTypes = Set.of("Customer")), remembered)))
                    .isEqualTo("logged");
        }
    }

    @Nested
    class ForShow {
        @Test
        void aDryRunTellsWhatWouldHaveBeenLogged() {
            assertThat(classify(with(rules -> rules.dryRun = true), found(candidate("c-1", 1))))
                    .isEqualTo(new Skip(
                            NotLoggedReason.DRY_RUN,
                            null,
                            new Proposal.WouldLog(
                                    "c-1",
                                    "Jane Smith c-1",
                                    "deal-1",
                                    "Renewal 1",
                                    "deal",
                                    "Inbound call from Jane Smith c-1")));
        }

        @Test
        void aDryRunTellsWhatWouldHaveBeenAsked() {
            assertThat(classify(with(rules -> rules.dryRun = true), TWO))
                    .isEqualTo(new Skip(
                            NotLoggedReason.DRY_RUN, null, new Proposal.WouldAsk(ConflictKind.MULTIPLE_CONTACTS)));
        }

        @Test
        void aDryRunMakesNoContact() {
            LoggingRules loggingRules = with(changed -> {
                changed.dryRun = true;
                changed.popUpOnly = true;
                changed.noMatch = MAKE_LEAD;
            });

            assertThat(classify(loggingRules, MatchFindings.NOTHING))
                    .isEqualTo(new Skip(
                            NotLoggedReason.DRY_RUN,
                            null,
                            new Proposal.WouldLog(null, "New: SMITH J", null, null, "Inbound call from New: SMITH J")));
        }

        @Test
        void theFormComesInsteadOfALogAndNotInsteadOfAConflict() {
            LoggingRules form = with(rules -> rules.popUpOnly = true);

            assertThat(inWords(classify(form, ONE))).isEqualTo("FORM_REQUESTED");
            assertThat(inWords(classify(form, TWO))).isEqualTo("asked");
            assertThat(inWords(classify(form, MatchFindings.NOTHING))).isEqualTo("asked");
        }
    }
}
