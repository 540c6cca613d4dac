package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.autolog.crm.FakeCrm.Fault;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CrmLogWriterTest extends CrmTest {
    static Stream<WriteGuarantee> repeatable() {
        return Stream.of(KEYED, FINDABLE);
    }

    private static List<Fault> faults(int count, int seed) {
        Fault[] kinds = {
            Fault.LOST_REQUEST, Fault.LOST_ANSWER, Fault.BUSY, Fault.KILLED_BEFORE, Fault.KILLED_AFTER,
        };
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>(Collections.nCopies(count / 2, Fault.NONE));
        IntStream.range(0, count).forEach(i -> faults.add(kinds[i % kinds.length]));
        Collections.shuffle(faults, random);
        return faults;
    }

    @ParameterizedTest
    @MethodSource("repeatable")
    void aThousandLogsWithTwoHundredFaultsAreEachThereOnce(WriteGuarantee guarantee) {
        connect();
        log(IntStream.range(0, 1000).mapToObj(i -> wanted("l-" + i, 1)).toArray(WantedLog[]::new));
        crm.faults(faults(200, 7));

        workOff(adapter(guarantee));

        assertThat(crm.doubles()).isEmpty();
        assertThat(crm.logs()).hasSize(1000);
        assertThat(states()).hasSize(1000).allMatch(state -> state.endsWith(" WRITTEN"));
    }

    @ParameterizedTest
    @MethodSource("repeatable")
    void correctionsMovesAndWithdrawalsAmongFaultsEndAsTheyWereWanted(WriteGuarantee guarantee) {
        connect();
        CrmAdapter adapter = adapter(guarantee);
        crm.faults(faults(60, 11));
        for (int version = 1; version <= 3; version++) {
            for (int i = 0; i < 40; i++) {
                boolean isWithdrawn = version == 3 && i % 4 == 0;
                log(isWithdrawn ? withdrawn("l-" + i, version) : wanted("l-" + i, version, "c-" + version));
            }
            work(adapter);
        }

        workOff(adapter);

        assertThat(crm.doubles()).isEmpty();
        assertThat(crm.logs())
                .hasSize(30)
                .allMatch(stored -> stored.log().contactId().equals("c-3"));
        assertThat(states()).hasSize(40).allMatch(state -> state.endsWith(" WRITTEN"));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_REQUEST", "LOST_ANSWER", "KILLED_BEFORE", "KILLED_AFTER"})
    void aLogThatIsWithdrawnAfterAnUnknownOutcomeIsNotLeftBehind(Fault fault) {
        for (WriteGuarantee guarantee : List.of(KEYED, FINDABLE)) {
            String log = "l-" + guarantee.getClass().getSimpleName();
            if (guarantee.equals(KEYED)) {
                connect();
            }
            log(wanted(log, 1));
            crm.faults(List.of(fault));
            work(adapter(guarantee));
            log(withdrawn(log, 2));

            workOff(adapter(guarantee));

            assertThat(crm.logs()).isEmpty();
        }
    }

    @Test
    void aWriteOfUnknownOutcomeIsRepeatedOnlyWhenTheSearchWouldHaveFoundIt() {
        connect();
        CrmAdapter adapter = adapter(FINDABLE);
        log(wanted("l-1", 1));
        crm.faults(List.of(Fault.LOST_ANSWER));
        work(adapter);
        clock.advance(Duration.ofSeconds(20));
        work(adapter);
        assertThat(crm.requests()).as("the write, and a search in vain").isEqualTo(2);
        work(adapter);
        assertThat(crm.requests()).as("nothing before the search sees it").isEqualTo(2);

        clock.advance(FakeAdapter.TIMEOUT.plusSeconds(10));
        work(adapter);

        assertThat(subjects()).containsExactly("Call l-1 version 1");
        assertThat(states()).containsExactly("l-1 WRITTEN");
    }

    @Test
    void withoutAGuaranteeAPersonHasToLook() {
        connect();
        log(wanted("l-1", 1), wanted("l-2", 1));
        crm.faults(List.of(Fault.LOST_ANSWER));

        workOff(adapter(UNSAFE));

        assertThat(states())
                .containsExactly("l-1 PERHAPS_WRITTEN PERHAPS_WRITTEN", "l-2 PERHAPS_WRITTEN PERHAPS_WRITTEN");
        assertThat(crm.logs()).hasSize(2);
    }

    @Test
    void correctionsCoalesce() {
        connect();
        log(wanted("l-1", 1), wanted("l-1", 2));
        log(wanted("l-1", 3));

        workOff(adapter(FINDABLE));

        assertThat(subjects()).containsExactly("Call l-1 version 3");
        assertThat(crm.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("repeatable")
    void aCorrectionDuringTheRequestIsWrittenNext(WriteGuarantee guarantee) {
        connect();
        log(wanted("l-1", 1));
        crm.beforeNextAnswer(() -> log(wanted("l-1", 2)));

        workOff(adapter(guarantee));

        assertThat(subjects()).containsExactly("Call l-1 version 2");
        assertThat(states()).containsExactly("l-1 WRITTEN");
    }

    @Test
    void aRepeatedOrOlderRecordChangesNothing() {
        connect();
        CrmAdapter adapter = adapter(FINDABLE);
        log(wanted("l-1", 2), wanted("l-2", 1));
        workOff(adapter);
        log(withdrawn("l-2", 2));
        workOff(adapter);
        int requests = crm.requests();

        log(wanted("l-1", 1), wanted("l-1", 2), wanted("l-2", 1), withdrawn("l-2", 2));
        workOff(adapter);

        assertThat(crm.requests()).isEqualTo(requests);
        assertThat(subjects()).containsExactly("Call l-1 version 2");
    }

    @Test
    void aLogThatTheQueueMayHaveForgottenIsSearchedForFirst() {
        connect();
        CrmAdapter adapter = adapter(FINDABLE);
        log(wanted("l-1", 1));
        workOff(adapter);
        clock.advance(Duration.ofHours(1));
        transactions.execute("delete from crm_log where account_id = ?1", account);

        logAgain(true, wanted("l-1", 1));
        workOff(adapter);
        transactions.execute("delete from crm_log where account_id = ?1", account);
        log(wanted("l-1", 2));
        workOff(adapter);

        assertThat(subjects()).containsExactly("Call l-1 version 2");
    }

    @ParameterizedTest
    @MethodSource("repeatable")
    void aWithdrawnLogThatTheQueueMayHaveForgottenIsDeleted(WriteGuarantee guarantee) {
        connect();
        log(wanted("l-1", 1), wanted("l-2", 1));
        workOff(adapter(guarantee));
        clock.advance(Duration.ofHours(1));
        transactions.execute("delete from crm_log where account_id = ?1", account);

        logAgain(true, wanted("l-1", 1), withdrawn("l-1", 2));
        log(withdrawn("l-2", 2), withdrawn("l-3", 2));
        workOff(adapter(guarantee));

        assertThat(crm.logs()).isEmpty();
        assertThat(states()).containsExactly("l-1 WRITTEN", "l-2 WRITTEN", "l-3 WRITTEN");
    }

    @Test
    void aWaitingLogOfARestoredQueueIsSearchedForFirst() {
        connect();
        log(wanted("l-1", 1), wanted("l-2", 1));
        workOff(adapter(FINDABLE));
        clock.advance(Duration.ofHours(1));
        transactions.execute("delete from crm_log where account_id = ?1", account);
        log(wanted("l-1", 1), wanted("l-2", 1));

        var _ = transactions.call(() -> inlet.restored().replaceWith(true));
        workOff(adapter(FINDABLE));

        assertThat(crm.doubles()).isEmpty();
        assertThat(states()).containsExactly("l-1 WRITTEN", "l-2 WRITTEN");
    }

    @Test
    void aLogThatCameLongBeforeItsPlaceholderIsWrittenInTheEnd() {
        connect();
        String placeholderId = UUID.randomUUID().toString();
        crm.refuse(placeholderId);
        log(wanted("l-1", 1, placeholderId));
        workOff(adapter(FINDABLE));
        assertThat(states()).containsExactly("l-1 PARKED CONTACT_UNKNOWN");

        place(placeholderId);
        workOff(adapter(FINDABLE));

        assertThat(states()).containsExactly("l-1 WRITTEN");
        assertThat(crm.logs())
                .extracting(stored -> stored.log().contactId())
                .containsExactlyElementsOf(crm.contacts().keySet());
    }

    @Test
    void aLogOnARefusedPlaceholderIsParkedAndTriedAgainWithIt() {
        connect();
        String placeholderId = UUID.randomUUID().toString();
        crm.refuse(placeholderId);
        crm.refuseNewContacts(true);
        log(wanted("l-1", 1, placeholderId));
        place(placeholderId);
        workOff(adapter(FINDABLE));
        assertThat(states()).containsExactly("l-1 PARKED CONTACT_UNKNOWN");

        crm.refuseNewContacts(false);
        ConnectionKey key = new ConnectionKey(account, connectionId);
        Set<String> retried =
                transactions.run(session -> parkedLogs.retry(session, key, List.of("l-1"), clock.instant()));
        assertThat(retried).containsExactly("l-1");
        workOff(adapter(FINDABLE));

        assertThat(states()).containsExactly("l-1 WRITTEN");
        assertThat(crm.logs())
                .extracting(stored -> stored.log().contactId())
                .containsExactlyElementsOf(crm.contacts().keySet());
    }

    @Test
    void aLogThatWaitsForItsPlaceholderKeepsNoInstanceBusy() {
        connect();
        String placeholderId = UUID.randomUUID().toString();
        log(wanted("l-1", 1, placeholderId));
        place(placeholderId);
        crm.faults(List.of(Fault.LOST_ANSWER));
        assertThat(work(adapter(FINDABLE))).isTrue();

        assertThat(take()).isEmpty();
    }

    @Test
    void aLogOnAPlaceholderIsSearchedForOnItsContact() {
        connect();
        String placeholderId = UUID.randomUUID().toString();
        place(placeholderId);
        workOff(adapter(FINDABLE));
        String contactId = crm.contacts().keySet().iterator().next();
        log(wanted("l-1", 1, placeholderId));
        clock.advance(Duration.ofSeconds(5));
        crm.faults(List.of(Fault.LOST_REQUEST));

        workOff(adapter(FINDABLE));

        assertThat(crm.searchedContacts()).isNotEmpty().containsOnly(contactId);
        assertThat(states()).containsExactly("l-1 WRITTEN");
    }

    private void place(String placeholderId) {
        String record =
                "{\"accountId\": \"%s\", \"contactId\": \"%s\", \"name\": \"Jane\", \"phone\": \"+442079460018\"}"
                        .formatted(account, placeholderId);
        var _ = transactions.call(() -> placeholders
                .put(List.of(new WantedPlaceholder(account, placeholderId, record)), clock.instant())
                .replaceWith(true));
    }

    @Test
    void aLogThatAPersonDeletedInTheCrmIsWrittenAnew() {
        connect();
        CrmAdapter adapter = adapter(FINDABLE);
        log(wanted("l-1", 1));
        workOff(adapter);
        crm.deleteLogs();

        log(wanted("l-1", 2));
        workOff(adapter);

        assertThat(subjects()).containsExactly("Call l-1 version 2");
    }

    @Test
    void aLogThatTheCrmRefusesIsParkedAlone() {
        connect();
        log(IntStream.range(0, 10)
                .mapToObj(i -> wanted("l-" + i, 1, i == 3 ? FakeAdapter.BAD_CONTACT : "c-1"))
                .toArray(WantedLog[]::new));

        workOff(adapter(FINDABLE));

        assertThat(crm.logs()).hasSize(9);
        assertThat(states()).contains("l-3 PARKED BAD_CONTACT");
        log(wanted("l-3", 2, "c-1"));
        workOff(adapter(FINDABLE));
        assertThat(states()).contains("l-3 WRITTEN");
    }

    @Test
    void aBatchThatTheCrmRefusesIsHalvedUntilTheLogAtFaultIsAlone() {
        connect();
        log(IntStream.range(0, 10)
                .mapToObj(i -> wanted("l-" + i, 1, i == 7 ? FakeCrm.REFUSED_CONTACT : "c-1"))
                .toArray(WantedLog[]::new));

        workOff(adapter(KEYED));

        assertThat(crm.logs()).hasSize(9);
        assertThat(states()).contains("l-7 PARKED CONTACT_UNKNOWN");
        assertThat(crm.requests()).isLessThanOrEqualTo(9);
    }

    @Test
    void aLimitIsWaitedForAndCountsNoAttempt() {
        connect();
        CrmAdapter adapter = adapter(FINDABLE);
        log(wanted("l-1", 1));
        crm.faults(Collections.nCopies(2 * RetryDelays.MOST_ATTEMPTS, Fault.BUSY));
        work(adapter);
        assertThat(limitedUntil()).isEqualTo(clock.instant().plusSeconds(7));
        assertThat(work(adapter)).isFalse();

        workOff(adapter);

        assertThat(states()).containsExactly("l-1 WRITTEN");
    }

    @Test
    void aLogThatGetsNoAnswerAgainAndAgainIsParked() {
        connect();
        log(wanted("l-1", 1));
        crm.faults(Collections.nCopies(100, Fault.LOST_REQUEST));

        workOff(adapter(KEYED));

        assertThat(states()).containsExactly("l-1 PARKED NO_ANSWER");
        assertThat(crm.requests()).isEqualTo(RetryDelays.MOST_ATTEMPTS);
    }

    @Test
    void aRefusedSignInStopsTheConnectionAndLosesNothing() {
        connect();
        CrmAdapter adapter = adapter(FINDABLE);
        log(wanted("l-1", 1));
        crm.faults(List.of(Fault.SIGNED_OUT));
        work(adapter);
        assertThat(connectionState()).isEqualTo("SIGN_IN_NEEDED TOKEN_REVOKED");
        assertThat(work(adapter)).isFalse();

        transactions.execute("update crm_connection set state = 'CONNECTED' where account_id = ?1", account);
        workOff(adapter);

        assertThat(states()).containsExactly("l-1 WRITTEN");
        assertThat(connectionState()).isEqualTo("CONNECTED");
    }

    @Test
    void anAccountWithoutAConnectionQueuesNothing() {
        log(wanted("l-1", 1));

        assertThat(states()).isEmpty();
    }

    @Test
    void ownersAreFoundByTheirEmail() {
        connect();
        log(
                wanted(account, "l-1", 1, "c-1", "ann@example.com"),
                wanted(account, "l-2", 1, "c-1", "nobody@example.com"),
                wanted(account, "l-3", 1, "c-1", "user-9"));

        workOff(adapter(KEYED));

        assertThat(crm.logs().stream()
                        .map(stored ->
                                stored.log().callLogId() + " " + stored.log().ownerId()))
                .containsExactlyInAnyOrder("l-1 user-7", "l-2 null", "l-3 user-9");
        assertThat(crm.requests()).as("the users, and one write").isEqualTo(2);
    }

    @Test
    void aLogOnAPlaceholderWaitsForItsContact() {
        connect();
        String placeholderId = UUID.randomUUID().toString();
        log(wanted("l-1", 1, placeholderId));
        place(placeholderId);
        crm.faults(List.of(Fault.LOST_ANSWER, Fault.KILLED_AFTER));

        workOff(adapter(FINDABLE));

        assertThat(crm.contacts()).hasSize(1);
        assertThat(crm.logs())
                .extracting(stored -> stored.log().contactId())
                .containsExactlyElementsOf(crm.contacts().keySet());
    }

    @Test
    void oneInstanceAtATimeHoldsAConnection() {
        connect();
        log(wanted("l-1", 1));
        List<ConnectionLease> first = take();
        assertThat(first).hasSize(1);
        assertThat(take()).isEmpty();

        expireLeases();

        assertThat(take()).hasSize(1);
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> run(first.getFirst(), adapter(KEYED)).workOff());
        assertThat(crm.requests()).isZero();
    }

    @Test
    void anInstanceThatLostItsLeaseDuringARequestStoresNothing() {
        connect();
        log(wanted("l-1", 1));
        ConnectionLease lease = take().getFirst();
        crm.beforeNextAnswer(() -> {
            expireLeases();
            assertThat(take()).hasSize(1);
        });

        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> run(lease, adapter(FINDABLE)).workOff());

        assertThat(states()).containsExactly("l-1 INTENDED");
        expireLeases();
        workOff(adapter(FINDABLE));
        assertThat(crm.logs()).hasSize(1);
    }

    @Test
    void aPausedConnectionSendsNothing() {
        connect();
        log(wanted("l-1", 1));
        ConnectionLease lease = take().getFirst();
        transactions.execute("update crm_connection set state = 'PAUSED' where account_id = ?1", account);

        run(lease, adapter(KEYED)).workOff();

        assertThat(crm.requests()).isZero();
        assertThat(states()).containsExactly("l-1 WAITING");
    }
}
