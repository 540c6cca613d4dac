package dev.autolog.calls;

import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.JOHN;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.SOMEBODY_ELSE;
import static dev.autolog.domain.Samples.contact;
import static dev.autolog.domain.Samples.match;
import static dev.autolog.domain.Samples.noMatch;
import static dev.autolog.domain.Samples.said;
import static dev.autolog.domain.Samples.twoContacts;
import static dev.autolog.domain.Samples.twoDeals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Association;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Candidate;
import dev.autolog.domain.Change;
import dev.autolog.domain.Classification;
import dev.autolog.domain.Classification.MultipleContacts;
import dev.autolog.domain.Classification.NoMatch;
import dev.autolog.domain.Contact;
import dev.autolog.domain.Decision;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.PersonDecision;
import dev.autolog.domain.PersonDecision.Done;
import dev.autolog.domain.PersonDecision.Target;
import dev.autolog.domain.Samples;
import dev.autolog.domain.Words;
import dev.autolog.local.LocalStackResource;
import dev.autolog.outbox.AuditLine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In the running service, because it is its way of writing JSON that the sentences are made from. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TrailTextTest {
    private static final UUID ID = UUID.fromString("3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01");
    private static final Instant NOW = Instant.parse("2026-11-23T09:06:32.412Z");
    private static final Target JANES_DEAL =
            new Target(JANE, new Association("deal-1", "deal", "Renewal", true), "020 7946 0018");

    @Inject
    AuditWriter writer;

    @Inject
    TrailText texts;

    private List<String> told(Decision decision) {
        return decision.changes().stream().map(this::told).toList();
    }

    private List<String> told(PersonDecision decision) {
        return told(((Done) decision).decision());
    }

    private String told(Change change) {
        AuditLine line = writer.line(change, NOW);
        return texts.of(line.action(), line.why(), line.payload());
    }

    private static Decision first(Classification classification) {
        return Decision.first(ID, said().call(), OUTSIDE, classification, NOW);
    }

    private static CallLeg leg(Classification classification) {
        return first(classification).leg();
    }

    private List<String> corrected(CallLeg before, OtherParty other, Classification classification) {
        return told(Decision.correction(before, said().sequence(2).call(), other, classification, NOW));
    }

    private static Candidate candidate(String id, String name, String phone) {
        return new Candidate(new Contact(id, name, null, null, List.of()), phone);
    }

    @Test
    void severalContactsAreNamedWithTheirNumbersAsTyped() {
        var two = new MultipleContacts(
                List.of(candidate("c-1", "Jane Smith", "(415) 555-2671"), candidate("c-2", "Bob Ray", "415.555.2671")));

        assertThat(told(first(two)))
                .containsExactly("Not logged yet. Two contacts have this number:"
                        + " Jane Smith as (415) 555-2671, Bob Ray as 415.555.2671.");
    }

    @Test
    void moreThanTenAreCounted() {
        var dozen = new MultipleContacts(IntStream.rangeClosed(1, 12)
                .mapToObj(i -> candidate("c-" + i, "N" + i, "1"))
                .toList());

        assertThat(told(first(dozen)).getFirst())
                .startsWith("Not logged yet. 12 contacts have this number: N1 as 1, N2 as 1,")
                .endsWith(", N10 as 1 and 2 more.");
    }

    @Test
    void aConflictSaysWhatThereIsToChooseFrom() {
        assertThat(told(first(twoDeals())))
                .containsExactly("Not logged yet. Jane Smith c-1042 has this number as (020) 7946 0018."
                        + " Two associations are open: “Renewal 1”, “Renewal 2”.");
        assertThat(told(first(noMatch())))
                .containsExactly("Not logged yet. No contact has this number."
                        + " One contact has one like it: Jane Smith c-1042 as (020) 7946 0018 ext. 4.");
        assertThat(told(first(new NoMatch(List.of())))).containsExactly("Not logged yet. No contact has this number.");
        assertThat(told(Decision.first(ID, said().call(), new OtherParty.Withheld(), new NoMatch(List.of()), NOW)))
                .containsExactly("Not logged yet. The caller's number was withheld.");
    }

    @Test
    void aLogSaysWhyItIsWhereItIs() {
        assertThat(told(first(match(contact("c-1", 1)))))
                .containsExactly("Logged on Jane Smith c-1, the one contact with this number,"
                        + " who has it as (020) 7946 0018, with “Renewal 1”.");
        assertThat(told(PersonDecision.logByHand(
                        leg(new Classification.NotLogged(NotLoggedReason.INTERNAL_CALL)),
                        new Target(JANE, null, null),
                        Words.NONE,
                        "u-17",
                        NOW)))
                .containsExactly("Logged on Jane Smith c-1042, chosen by hand.");
    }

    @Test
    void peopleSettleAndDismiss() {
        assertThat(told(PersonDecision.resolve(leg(twoContacts()), JANES_DEAL, Words.NONE, "u-17", NOW)))
                .containsExactly(
                        "The question was settled.",
                        "Logged on Jane Smith c-1042, chosen by hand, who has it as 020 7946 0018, with “Renewal”.");
        assertThat(told(PersonDecision.dismiss(leg(twoContacts()), "Wrong number", "u-17", NOW)))
                .containsExactly("The question was dismissed: “Wrong number”.", "Not logged.");
    }

    @Test
    void peopleEditAndMove() {
        CallLeg logged = leg(match(JANE));
        Words words = new Words("About the renewal", null, null);

        assertThat(told(PersonDecision.edit(logged, words, "u-17", NOW))).containsExactly("The log was edited.");
        assertThat(told(PersonDecision.edit(logged, words, JANES_DEAL.association(), "u-17", NOW)))
                .containsExactly("The log was edited, with “Renewal”.");
        assertThat(told(PersonDecision.move(logged, new Target(JOHN, null, null), words, "u-17", NOW)))
                .containsExactly("Moved from Jane Smith c-1042 to Jane Smith c-1043.");
    }

    @Test
    void conflictsThatSettledThemselvesSaySo() {
        assertThat(told(Decision.reconsidered(leg(twoContacts()), OUTSIDE, match(JANE), NOW)))
                .containsExactly(
                        "The question was settled by a change of the contacts with this number.",
                        "Logged on Jane Smith c-1042, the one contact with this number,"
                                + " who has it as (020) 7946 0018, after contacts changed.");
        assertThat(told(Decision.reconsidered(leg(twoContacts()), OUTSIDE, new NoMatch(List.of()), NOW)))
                .containsExactly("Contacts with this number changed. No contact has this number.");
        assertThat(told(Decision.merged(leg(match(JANE)), JANE.id(), JOHN)))
                .containsExactly("The placeholder Jane Smith c-1042 became the CRM's contact Jane Smith c-1043;"
                        + " the log follows.");
    }

    @Test
    void correctionsSayWhatTheyDid() {
        assertThat(corrected(leg(match(JANE)), OUTSIDE, match(JANE)))
                .containsExactly("The phone system corrected the call; the log follows.");
        assertThat(corrected(leg(match(JANE)), SOMEBODY_ELSE, new NoMatch(List.of())))
                .containsExactly(
                        "The phone system corrected the call's number; the log was taken back.",
                        "Not logged yet. No contact has this number.");
        assertThat(corrected(leg(noMatch()), OUTSIDE, new NoMatch(List.of())))
                .containsExactly("The phone system corrected the call. No contact has this number.");
        assertThat(corrected(leg(noMatch()), SOMEBODY_ELSE, match(JANE)).getFirst())
                .isEqualTo("The question was settled by the phone system's correction of the call.");
        Classification internal = new Classification.NotLogged(NotLoggedReason.INTERNAL_CALL);
        assertThat(corrected(leg(noMatch()), Samples.COLLEAGUE, internal))
                .containsExactly(
                        "The question was dismissed by the phone system's correction of the call.",
                        "Not logged: both parties belong to the company.");
        assertThat(corrected(leg(internal), OUTSIDE, internal))
                .containsExactly("The phone system corrected the call, which stays unlogged.");
    }

    @Test
    void whatIsNotLoggedSaysWhy() {
        assertThat(told(first(new Classification.NotLogged(NotLoggedReason.AUTO_LOG_OFF))))
                .containsExactly("Not logged: automatic logging is switched off.");
    }
}
