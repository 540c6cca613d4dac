package dev.autolog.domain;

import static dev.autolog.domain.Samples.candidate;
import static dev.autolog.domain.Samples.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Classification.CreatePlaceholder;
import dev.autolog.domain.Classification.MultipleAssociations;
import dev.autolog.domain.Classification.MultipleContacts;
import dev.autolog.domain.Classification.NoMatch;
import dev.autolog.domain.Classification.Skip;
import dev.autolog.domain.Classifier.MatchFindings;
import dev.autolog.domain.rules.LoggingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClassifierTest {
    private static final LoggingRules OFF = RulesSamples.with(rules -> rules.autoLogCalls = false);
    private static final Suggestion NEAR =
            new Suggestion(contact("c-9", 1), "7946 0018", SuggestionReason.LACKS_COUNTRY_CODE);

    private static MatchFindings found(List<Candidate> candidates, List<Suggestion> suggestions) {
        return new MatchFindings(candidates, suggestions, Optional.empty());
    }

    private static Classification classify(OtherParty other, LoggingRules loggingRules, MatchFindings matchFindings) {
        return Classifier.classify(Samples.said().call(), other, loggingRules, matchFindings, false);
    }

    private static Classification classify(MatchFindings matchFindings) {
        return classify(Samples.OUTSIDE, LoggingRules.DEFAULT, matchFindings);
    }

    /** The contract's table; every contact has as many open associations as the column says. */
    @ParameterizedTest(name = "{0} contacts with {1} open associations: {2}")
    @CsvSource({
        "0, 0, NO_CONTACT_MATCH",
        "1, 0, logged",
        "1, 1, logged with it",
        "1, 2, MULTIPLE_ASSOCIATIONS",
        "1, 3, MULTIPLE_ASSOCIATIONS",
        "2, 0, MULTIPLE_CONTACTS",
        "2, 1, MULTIPLE_CONTACTS",
        "2, 2, MULTIPLE_CONTACTS",
        "3, 0, MULTIPLE_CONTACTS"
    })
    void contactsAndTheirOpenAssociationsDecide(int contacts, int openAssociations, String expected) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 1; i <= contacts; i++) {
            candidates.add(candidate("c-" + i, openAssociations));
        }

        assertThat(inWords(classify(found(candidates, List.of())))).isEqualTo(expected);
    }

    private static String inWords(Classification classification) {
        return switch (classification) {
            case AutoLog match -> match.association().isPresent() ? "logged with it" : "logged";
            case Conflict conflict -> conflict.kind().name();
            case CreatePlaceholder _ -> "made";
            case Skip nothing -> nothing.reason().name();
        };
    }

    @Nested
    class WhatItSays {
        @Test
        void theContactItsOneAssociationAndTheNumberAsTyped() {
            Candidate one = candidate("c-1", 1);

            assertThat(classify(found(List.of(one), List.of())))
                    .isEqualTo(new AutoLog(
                            one.contact(),
                            Optional.of(one.contact().openAssociations().getFirst()),
                            one.matchedPhone(),
                            MatchReason.ONE_CONTACT));
        }

        @Test
        void theContactAloneWhenNothingIsOpenWithIt() {
            Candidate one = candidate("c-1", 0);

            assertThat(classify(found(List.of(one), List.of())))
                    .isEqualTo(
                            new AutoLog(one.contact(), Optional.empty(), one.matchedPhone(), MatchReason.ONE_CONTACT));
        }

        @Test
        void allContactsInTheirOrder() {
            List<Candidate> two = List.of(candidate("c-2", 0), candidate("c-1", 2));

            Classification classification = classify(found(two, List.of(NEAR)));

            assertThat(classification).isEqualTo(new MultipleContacts(two));
            assertThat(((Conflict) classification).candidates()).isEqualTo(two);
            assertThat(((Conflict) classification).suggestions()).isEmpty();
        }

        @Test
        void theContactWhoseAssociationsCompete() {
            Candidate one = candidate("c-1", 2);

            Classification classification = classify(found(List.of(one), List.of(NEAR)));

            assertThat(classification).isEqualTo(new MultipleAssociations(one));
            assertThat(((Conflict) classification).candidates()).containsExactly(one);
            assertThat(((Conflict) classification).suggestions()).isEmpty();
        }

        @Test
        void nearContactsOnlyWhenNobodyHasTheNumber() {
            Classification classification = classify(found(List.of(), List.of(NEAR)));

            assertThat(classification).isEqualTo(new NoMatch(List.of(NEAR)));
            assertThat(((Conflict) classification).candidates()).isEmpty();
            assertThat(((Conflict) classification).suggestions()).containsExactly(NEAR);
        }
    }

    @Nested
    class ARememberedNumber {
        private Classification classifyRemembered(Contact remembered, Candidate... candidates) {
            return classify(new MatchFindings(List.of(candidates), List.of(), Optional.of(remembered)));
        }

        @ParameterizedTest(name = "with {0} contacts that have it")
        @CsvSource({"0", "1", "2"})
        void goesToItsContactWithoutAskingWhoeverHasIt(int contacts) {
            Candidate[] candidates = Stream.of(candidate("c-1", 2), candidate("c-2", 0))
                    .limit(contacts)
                    .toArray(Candidate[]::new);
            Contact remembered = contact("c-9", 0);

            assertThat(classifyRemembered(remembered, candidates))
                    .isEqualTo(new AutoLog(remembered, Optional.empty(), null, MatchReason.REMEMBERED_NUMBER));
        }

        @Test
        void isToldAsTypedWhereItsContactHasIt() {
            Candidate one = candidate("c-1", 0);

            assertThat(classifyRemembered(one.contact(), candidate("c-2", 0), one))
                    .isEqualTo(new AutoLog(
                            one.contact(), Optional.empty(), one.matchedPhone(), MatchReason.REMEMBERED_NUMBER));
        }

        @Test
        void takesTheOneOpenAssociationAndNoneOfSeveral() {
            Contact one = contact("c-1", 1);

            assertThat(classifyRemembered(one))
                    .isEqualTo(new AutoLog(
                            one, Optional.of(one.openAssociations().getFirst()), null, MatchReason.REMEMBERED_NUMBER));
            assertThat(classifyRemembered(contact("c-1", 2)))
                    .isEqualTo(new AutoLog(contact("c-1", 2), Optional.empty(), null, MatchReason.REMEMBERED_NUMBER));
        }

        @Test
        void isNotLoggedWhenTheAccountWantsNoLogs() {
            MatchFindings matchFindings = new MatchFindings(List.of(), List.of(), Optional.of(contact("c-1", 0)));

            assertThat(classify(Samples.OUTSIDE, OFF, matchFindings)).isEqualTo(new Skip(NotLoggedReason.AUTO_LOG_OFF));
            assertThat(classify(Samples.COLLEAGUE, LoggingRules.DEFAULT, matchFindings))
                    .isEqualTo(new Skip(NotLoggedReason.INTERNAL_CALL));
        }
    }

    @Nested
    class WithoutALookUp {
        @ParameterizedTest
        @MethodSource("dev.autolog.domain.ClassifierTest#notLookedUp")
        void aPartyThatIsNeverLookedUpIsNoMatch(OtherParty other) {
            assertThat(classify(other, LoggingRules.DEFAULT, MatchFindings.NOTHING))
                    .isEqualTo(new NoMatch(List.of()));
        }

        @ParameterizedTest
        @CsvSource({"true", "false"})
        void aColleagueIsNoConflictWhateverTheSettings(boolean autoLogCalls) {
            MatchFindings colleagueInTheCrm = found(List.of(candidate("c-1", 0), candidate("c-2", 0)), List.of());

            assertThat(classify(Samples.COLLEAGUE, autoLogCalls ? LoggingRules.DEFAULT : OFF, colleagueInTheCrm))
                    .isEqualTo(new Skip(NotLoggedReason.INTERNAL_CALL));
        }

        @ParameterizedTest
        @MethodSource("dev.autolog.domain.ClassifierTest#external")
        void nothingIsLoggedOrAskedWhenTheAccountWantsNoLogs(OtherParty other) {
            MatchFindings one = found(List.of(candidate("c-1", 0)), List.of());

            assertThat(classify(other, OFF, one)).isEqualTo(new Skip(NotLoggedReason.AUTO_LOG_OFF));
            assertThat(classify(other, OFF, MatchFindings.NOTHING)).isEqualTo(new Skip(NotLoggedReason.AUTO_LOG_OFF));
        }
    }

    @Test
    void whatWasFoundCannotBeChangedAfterwards() {
        List<Candidate> candidates = new ArrayList<>(List.of(candidate("c-1", 0)));
        MatchFindings matchFindings = found(candidates, List.of());
        candidates.clear();

        assertThat(matchFindings.candidates()).hasSize(1);
        assertThatThrownBy(() -> matchFindings.suggestions().add(NEAR))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    static Stream<Arguments> notLookedUp() {
        return Stream.of(Arguments.of(new OtherParty.WithheldParty()), Arguments.of(new OtherParty.NotLookedUp("911")));
    }

    static Stream<Arguments> external() {
        return Stream.concat(notLookedUp(), Stream.of(Arguments.of(Samples.OUTSIDE)));
    }
}
