package dev.autolog.matching;

import static dev.autolog.domain.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Agent;
import dev.autolog.domain.AnsweredLegs;
import dev.autolog.domain.Classification;
import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.NoMatch;
import dev.autolog.domain.Direction;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Party;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Suggestion;
import dev.autolog.domain.SuggestionReason;
import dev.autolog.local.LocalStackResource;
import dev.autolog.matching.Matcher.Matched;
import dev.autolog.persistence.Transactions;
import dev.autolog.settings.AgentLine;
import dev.autolog.settings.OwnLine;
import dev.autolog.settings.OwnLineRepository;
import dev.autolog.settings.SettingsReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class MatcherTest {
    private static final Classification INTERNAL = new Classification.Skip(NotLoggedReason.INTERNAL_CALL);
    private static final String CUSTOMER = "+442079460018";
    private static final String ADA = "+14155550101";
    private static final String BOB = "+14155550102";

    @Inject
    SettingsReader settingsReader;

    @Inject
    Matcher matcher;

    @Inject
    OwnLineRepository ownLineRepository;

    @Inject
    Transactions transactions;

    /** One of its own for each test. */
    private final String account = "matching-" + UUID.randomUUID();

    private LegStatement call(String callId, Agent agent, @Nullable String from, @Nullable String to) {
        return said().of(account, callId)
                .by(agent)
                .through(null, null)
                .between(Direction.INBOUND, new Party(from, null, null), new Party(to, null, null))
                .statement();
    }

    private static Agent agent(String id, @Nullable String number) {
        return new Agent(id, null, number, null, null);
    }

    private Matched match(LegStatement... calls) {
        return transactions.run(session -> settingsReader
                .inForce(session, Stream.of(calls).map(LegStatement::key).toList())
                .chain(batchSettings -> matcher.match(session, List.of(calls), batchSettings, AnsweredLegs.NONE)));
    }

    private void contact(String id, String number) {
        transactions.execute("""
                insert into contact (account_id, contact_id, name, updated_at, fingerprint)
                values (?1, ?2, 'Jane Smith', now(), gen_random_uuid())""", account, id);
        transactions.execute("""
                insert into contact_phone (account_id, contact_id, position, raw, number, digits, tail)
                values (?1, ?2, 0, ?3, ?3, '', right(?3, 7))""", account, id, number);
    }

    private OwnLine line(String text) {
        return new OwnLine(account, text);
    }

    @Test
    void callsComeOutInTheirOrderEachWithWhatFollows() {
        contact("c-1", CUSTOMER);

        Matched matched = match(
                call("s-1", agent("u-1", ADA), CUSTOMER, ADA),
                call("s-2", agent("u-1", ADA), null, ADA),
                call("s-3", agent("u-1", ADA), "+442079460555", ADA));

        assertThat(matched.calls())
                .extracting(call -> call.statement().key().callId())
                .containsExactly("s-1", "s-2", "s-3");
        assertThat(matched.calls().get(0).classification())
                .isInstanceOfSatisfying(
                        AutoLog.class, found -> assertThat(found.contact().id()).isEqualTo("c-1"));
        assertThat(matched.calls().get(1).otherParty()).isEqualTo(new OtherParty.WithheldParty());
        assertThat(matched.calls().get(1).classification()).isEqualTo(new NoMatch(List.of()));
        assertThat(matched.calls().get(2).otherParty())
                .isEqualTo(new OtherParty.Outside(new PhoneNumber("+442079460555")));
        assertThat(matched.calls().get(2).classification()).isEqualTo(new NoMatch(List.of()));
    }

    private Matched taught(LegStatement... calls) {
        Matched matched = match(calls);
        transactions.run(session -> ownLineRepository.change(session, matched.lines()));
        return matched;
    }

    private Classification ofCallFrom(String number) {
        return match(call("later", agent("u-9", null), number, ADA))
                .calls()
                .getFirst()
                .classification();
    }

    @Test
    void anAgentsNumberIsTheAccountsOwnInTheBatchThatItIsFirstSeenIn() {
        Matched matched =
                match(call("s-1", agent("u-1", ADA), BOB, ADA), call("s-2", agent("u-2", BOB), CUSTOMER, BOB));

        assertThat(matched.calls().getFirst().classification()).isEqualTo(INTERNAL);
        assertThat(matched.lines().taught())
                .extracting(AgentLine::line)
                .containsExactlyInAnyOrder(line(ADA), line(BOB));
    }

    @Test
    void aLineThatIsKnownIsNotWrittenAgain() {
        taught(call("s-1", agent("u-2", BOB), CUSTOMER, BOB));

        Matched matched = match(call("s-2", agent("u-2", BOB), CUSTOMER, BOB));

        assertThat(matched.lines().taught()).isEmpty();
        assertThat(matched.lines().takenBack()).isEmpty();
        assertThat(ofCallFrom(BOB)).isEqualTo(INTERNAL);
    }

    @Test
    void aLineOfAnEarlierReleaseStillCounts() {
        transactions.execute("insert into own_line (account_id, line) values (?1, ?2)", account, BOB);

        assertThat(ofCallFrom(BOB)).isEqualTo(INTERNAL);
        contact("c-1", BOB);
        assertAsked(BOB);
    }

    @Test
    void aCorrectionTakesBackWhatTheEarlierStatementTaught() {
        taught(call("s-1", agent("u-1", ADA), "+442079460999", ADA));
        taught(call("s-2", agent("u-1", CUSTOMER), "+442079460555", ADA));
        contact("c-1", CUSTOMER);
        assertAsked(CUSTOMER);

        taught(call("s-2", agent("u-1", ADA), "+442079460555", ADA));

        assertThat(ofCallFrom(CUSTOMER)).isInstanceOf(AutoLog.class);
        assertThat(ofCallFrom(ADA)).isEqualTo(INTERNAL);
    }

    @Test
    void aLineThatAContactHasIsAskedAboutUnlessAnAdminPinnedOrRemovedIt() {
        taught(call("s-1", agent("u-2", BOB), CUSTOMER, BOB));
        contact("c-1", BOB);
        assertAsked(BOB);

        choose(BOB, "PINNED");
        assertThat(ofCallFrom(BOB)).isEqualTo(INTERNAL);
        choose(BOB, "REMOVED");
        assertThat(ofCallFrom(BOB)).isInstanceOf(AutoLog.class);
    }

    @Test
    void whatAPersonRememberedWinsOverWhatWasLearned() {
        taught(call("s-1", agent("u-2", BOB), CUSTOMER, BOB));
        contact("c-1", CUSTOMER);
        transactions.execute("""
                insert into remembered_number (account_id, number, contact_id, remembered_by, remembered_at)
                values (?1, ?2, 'c-1', 'u-1', now())""", account, BOB);

        assertThat(ofCallFrom(BOB))
                .isInstanceOfSatisfying(
                        AutoLog.class, found -> assertThat(found.contact().id()).isEqualTo("c-1"));
    }

    private void choose(String number, String state) {
        transactions.execute("""
                insert into own_line_choice (account_id, line, state, chosen_by, chosen_at)
                values (?1, ?2, ?3, 'u-1', now()) on conflict (account_id, line) do update set state = excluded.state""", account, number, state);
    }

    private void assertAsked(String number) {
        assertThat(ofCallFrom(number))
                .isInstanceOfSatisfying(
                        NoMatch.class,
                        found -> assertThat(found.suggestions())
                                .extracting(Suggestion::reason)
                                .containsExactly(SuggestionReason.OWN_LINE));
    }

    @Test
    void anotherAccountsLineIsACustomerLikeAnyOther() {
        transactions.execute("insert into own_line (account_id, line) values (?1, ?2)", account + "-neighbour", BOB);

        Matched matched = match(call("s-1", agent("u-1", ADA), BOB, ADA));

        assertThat(matched.calls().getFirst().classification()).isEqualTo(new NoMatch(List.of()));
    }

    @Test
    void nearContactsAreSuggestedOnlyWhereNoneMatches() {
        contact("c-1", CUSTOMER);
        transactions.execute("update contact_phone set extension = '204' where account_id = ?1", account);

        assertThat(match(call("s-1", agent("u-1", ADA), CUSTOMER, ADA))
                        .calls()
                        .getFirst()
                        .classification())
                .isInstanceOfSatisfying(
                        NoMatch.class, found -> assertThat(found.suggestions()).hasSize(1));

        contact("c-2", CUSTOMER);
        assertThat(match(call("s-1", agent("u-1", ADA), CUSTOMER, ADA))
                        .calls()
                        .getFirst()
                        .classification())
                .isInstanceOf(AutoLog.class);
    }

    @Test
    void anExtensionIsThePersonsWhoHasItAndNotTheCompanys() {
        contact("company", CUSTOMER);
        contact("person", CUSTOMER);
        transactions.execute(
                "update contact_phone set extension = '12' where account_id = ?1 and contact_id = 'person'", account);

        assertThat(classification(CUSTOMER + " x12"))
                .isInstanceOfSatisfying(
                        AutoLog.class, found -> assertThat(found.contact().id()).isEqualTo("person"));
        assertThat(classification(CUSTOMER))
                .isInstanceOfSatisfying(
                        AutoLog.class, found -> assertThat(found.contact().id()).isEqualTo("company"));
        assertThat(classification(CUSTOMER + " x13"))
                .isInstanceOfSatisfying(
                        NoMatch.class,
                        found -> assertThat(found.suggestions())
                                .extracting(Suggestion::reason)
                                .containsExactly(
                                        SuggestionReason.SHARED_SWITCHBOARD, SuggestionReason.SHARED_SWITCHBOARD));
    }

    @Test
    void digitsThatCannotBeReadAreSuggestedForTheContactWhoHasThem() {
        contact("c-1", "+441843297201");

        assertThat(classification("441843297201"))
                .isInstanceOfSatisfying(
                        NoMatch.class,
                        found -> assertThat(found.suggestions())
                                .extracting(Suggestion::reason)
                                .containsExactly(SuggestionReason.LACKS_COUNTRY_CODE));
    }

    @Test
    void aNumberThatWasAnotherLinesIsSuggestedUntilTheContactIsKnownToBeYounger() {
        contact("c-1", "+84838123456");

        for (String called : List.of("+84838123456", "+842838123456")) {
            assertThat(classification(called))
                    .isInstanceOfSatisfying(
                            NoMatch.class,
                            found -> assertThat(found.suggestions())
                                    .extracting(Suggestion::reason)
                                    .containsExactly(SuggestionReason.OLD_NUMBERING_PLAN));
        }
        transactions.execute("update contact set created_at = '2020-05-01' where account_id = ?1", account);
        assertThat(classification("+84838123456")).isInstanceOf(AutoLog.class);
    }

    private Classification classification(String from) {
        return match(call("s-1", agent("u-1", ADA), from, ADA))
                .calls()
                .getFirst()
                .classification();
    }

    @Test
    void anAccountThatWantsNoLogsGetsNone() {
        contact("c-1", CUSTOMER);
        transactions.execute(
                "insert into account_settings (account_id, settings) values (?1, '{\"autoLogCalls\": false}')",
                account);

        assertThat(match(call("s-1", agent("u-1", ADA), CUSTOMER, ADA))
                        .calls()
                        .getFirst()
                        .classification())
                .isEqualTo(new Classification.Skip(NotLoggedReason.AUTO_LOG_OFF));
    }
}
