package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autolog.contract.Contract;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Contacts that the CRM merges, from topic to topic. */
@QuarkusTest
class MergedContactsFlowTest extends FlowTest {
    private static final String JANES = "+14155552671";
    private static final String OLD = "+14155552672";

    private CrmContact jane() {
        return contact("c-1", "Jane Smith", JANES);
    }

    private CrmContact changed(String id, String name, String... phones) {
        return contact(id, name, phones).with("updatedAt", "2026-11-20T08:30:00Z");
    }

    private void change(CrmContact contact) {
        wire.contact(contact);
        wire.settle(database);
    }

    private void deleted(String id) {
        wire.send("crm-contacts", account + "/" + id, (String) null);
        wire.settle(database);
    }

    private void called(EndedCall call) {
        wire.call(call);
        wire.settle(database);
    }

    private void remember(String number, String contactId) {
        database.run(
                "insert into remembered_number (account_id, number, contact_id, remembered_by, remembered_at)"
                        + " values (?, ?, ?, 'u-17', '2026-11-01T08:30:00Z')",
                account,
                number,
                contactId);
    }

    private List<String> logs(int atLeast) {
        return wire.await("call-logged", account, atLeast).stream()
                .map(log ->
                        log.text("contactId") + " v" + log.json().get("version").asInt())
                .toList();
    }

    private void awaitFinished(int merges) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.count(
                                "select count(*) from contact_merge where account_id = ? and finished_at is not null",
                                account)
                        == merges);
        wire.settle(database);
    }

    @Nested
    class Logs {
        @Test
        void followWhereTheOldContactSaysWhatReplacesIt() {
            crmHas(jane(), contact("c-2", "J. Smith", OLD));
            called(callFrom(OLD, "s-1"));
            change(changed("c-2", "J. Smith").with("replacedBy", "c-1"));

            assertThat(logs(2)).containsExactly("c-2 v1", "c-1 v2");
            wire.on("call-logged", account)
                    .forEach(log -> Contract.assertPublishable("call-logged", String.valueOf(log.value())));
            assertThat(database.rows(
                            "select action, why::json ->> 'reason' from audit_trail where account_id = ? order by tx, line",
                            account))
                    .containsExactly("LOGGED|ONE_CONTACT", "LOG_MOVED|MERGED");
        }

        @Test
        void followWhereTheNewContactSaysWhatItReplacesAlsoAfterTheDeletion() {
            crmHas(contact("c-2", "J. Smith", OLD));
            called(callFrom(OLD, "s-1"));
            deleted("c-2");
            change(jane().with("replaces", "c-2"));

            assertThat(logs(2)).containsExactly("c-2 v1", "c-1 v2");
        }

        @Test
        void waitUntilTheOtherContactHasARecord() {
            crmHas(contact("c-2", "J. Smith", OLD));
            called(callFrom(OLD, "s-1"));
            change(changed("c-2", "J. Smith", OLD).with("replacedBy", "c-1"));
            deleted("c-2");
            assertThat(logs(1)).containsExactly("c-2 v1");

            change(jane());

            assertThat(logs(2)).containsExactly("c-2 v1", "c-1 v2");
        }

        @Test
        void followThroughAChainOfMerges() {
            crmHas(contact("c-3", "Jane", OLD), contact("c-2", "J. Smith", "+14155552673"));
            called(callFrom(OLD, "s-1"));
            change(changed("c-3", "Jane").with("replacedBy", "c-2"));
            assertThat(logs(2)).endsWith("c-2 v2");
            change(changed("c-2", "J. Smith").with("replacedBy", "c-1"));
            change(jane());

            assertThat(logs(3)).containsExactly("c-3 v1", "c-2 v2", "c-1 v3");
            assertThat(database.rows(
                            "select old_id, new_id from contact_merge where account_id = ? order by old_id", account))
                    .containsExactly("c-2|c-1", "c-3|c-1");
        }

        @Test
        void goBackWhereACircleOfStatementsEndsThere() {
            crmHas(jane(), contact("c-2", "J. Smith", OLD));
            called(callFrom(OLD, "s-1"));
            change(changed("c-2", "J. Smith").with("replacedBy", "c-1"));
            assertThat(logs(2)).endsWith("c-1 v2");

            change(changed("c-1", "Jane Smith", JANES).with("replacedBy", "c-2"));

            assertThat(logs(3)).containsExactly("c-2 v1", "c-1 v2", "c-2 v3");
            assertThat(database.rows("select old_id, new_id from contact_merge where account_id = ?", account))
                    .containsExactly("c-1|c-2");
        }
    }

    @Nested
    class LateRecordsOfAMergedContact {
        @Test
        void getALateRecordingAndFurtherMessagesOnTheNewContact() {
            crmHas(jane(), contact("c-2", "J. Smith", OLD));
            EndedCall call = callFrom(OLD, "s-1").sequence(1);
            called(call);
            wire.message(TextMessage.from(OLD, account, "m-1"));
            wire.settle(database);
            change(changed("c-2", "J. Smith", OLD).with("replacedBy", "c-1"));
            deleted("c-2");
            change(changed("c-1", "Jane Smith", JANES, OLD));
            awaitFinished(1);

            called(call.sequence(2).with("recordingUrl", "https://recordings.example/1"));
            wire.message(TextMessage.from(OLD, account, "m-2").at("09:20"));
            wire.settle(database);

            assertThat(logs(6).subList(2, 6)).containsOnly("c-1 v2", "c-1 v3");
        }

        @Test
        void getARecordingOnTheNewContactAlsoBeforeTheLogHasFollowed() {
            crmHas(jane(), contact("c-2", "J. Smith", OLD));
            EndedCall call = callFrom(OLD, "s-1").sequence(1);
            called(call);
            database.run(
                    "insert into contact_merge (account_id, old_id, new_id, by_old, merged_at, finished_at)"
                            + " values (?, 'c-2', 'c-1', true, now(), now())",
                    account);

            called(call.sequence(2).with("recordingUrl", "https://recordings.example/1"));

            assertThat(logs(3)).containsExactly("c-2 v1", "c-1 v2", "c-1 v3");
        }
    }

    @Nested
    class Conflicts {
        @Test
        void resolveThemselvesWhereOnlyTheNewContactIsLeft() {
            crmHas(jane(), contact("c-2", "J. Smith", JANES));
            called(callFrom(JANES, "s-1"));
            change(changed("c-2", "J. Smith", JANES).with("replacedBy", "c-1"));

            assertThat(logs(1)).containsExactly("c-1 v1");
            assertThat(wire.await("unresolved-conflicts", account, 2).getLast().text("status"))
                    .isEqualTo("RESOLVED");
        }

        @Test
        void suggestTheNewContactInThePlaceOfTheOldOne() {
            crmHas(jane(), contact("c-2", "J. Smith", OLD + " ext. 12"));
            called(callFrom(OLD, "s-1"));
            assertThat(wire.await("unresolved-conflicts", account, 1)
                            .getLast()
                            .json()
                            .at("/suggestions/0/contactId")
                            .asText())
                    .isEqualTo("c-2");

            change(changed("c-1", "Jane Smith", JANES, OLD + " ext. 12").with("replaces", "c-2"));

            var conflict = wire.await("unresolved-conflicts", account, 2).getLast();
            Contract.assertPublishable("unresolved-conflict", String.valueOf(conflict.value()));
            assertThat(conflict.json().at("/suggestions/0/contactId").asText()).isEqualTo("c-1");
            assertThat(conflict.json().path("suggestions")).hasSize(1);
        }
    }

    @Nested
    class RememberedNumbers {
        private static final String SHARED = "+14155552679";

        @Test
        void followTheMerge() {
            crmHas(jane(), contact("c-2", "J. Smith", OLD));
            remember(SHARED, "c-2");
            change(changed("c-2", "J. Smith").with("replacedBy", "c-1"));
            deleted("c-2");

            called(callFrom(SHARED, "s-1"));

            assertThat(logs(1)).containsExactly("c-1 v1");
        }

        @Test
        void followAMergeThatIsToldAfterTheDeletion() {
            crmHas(contact("c-2", "J. Smith", OLD));
            remember(SHARED, "c-2");
            deleted("c-2");
            change(jane().with("replaces", "c-2"));

            called(callFrom(SHARED, "s-1"));

            assertThat(logs(1)).containsExactly("c-1 v1");
            assertThat(database.count("select count(*) from forgotten_number where account_id = ?", account))
                    .isZero();
        }
    }

    @Test
    void aMergeThatTheCrmTakesBackLeavesWhatFollowed() {
        crmHas(jane(), contact("c-2", "J. Smith", OLD));
        called(callFrom(OLD, "s-1"));
        change(changed("c-2", "J. Smith", OLD).with("replacedBy", "c-1"));
        assertThat(logs(2)).endsWith("c-1 v2");

        change(changed("c-2", "J. Smith", OLD).with("updatedAt", "2026-11-21T08:30:00Z"));
        called(callFrom(OLD, "s-2"));

        assertThat(logs(3)).containsExactly("c-2 v1", "c-1 v2", "c-2 v1");
    }

    @Test
    void moreLogsThanOnePageFollowToo() {
        crmHas(jane(), contact("c-2", "J. Smith", OLD));
        IntStream.range(0, 520).forEach(i -> wire.call(callFrom(OLD, "s-" + i)));
        wire.settle(database);
        change(changed("c-2", "J. Smith").with("replacedBy", "c-1"));

        awaitFinished(1);

        assertThat(database.count(
                        "select count(*) from call_leg where account_id = ? and contact_id = 'c-1' and log_version = 2",
                        account))
                .isEqualTo(520);
    }

    @Test
    void aMergeThatTheDatabaseRefusesHoldsUpNoOther() {
        crmHas(jane(), contact("c-2", "J. Smith", OLD), contact("c-3", "Jane", "+14155552673"));
        called(callFrom(OLD, "s-1"));
        called(callFrom("+14155552673", "s-2"));
        database.run("alter table call_leg add constraint refused check (account_id <> '" + account
                + "' or call_id <> 's-1' or contact_id <> 'c-1') not valid");
        try {
            wire.contact(changed("c-2", "J. Smith").with("replacedBy", "c-1"));
            wire.contact(changed("c-3", "Jane").with("replacedBy", "c-1"));
            awaitFinished(1);
        } finally {
            database.run("alter table call_leg drop constraint refused");
        }
        awaitFinished(2);

        assertThat(logs(4)).containsExactly("c-2 v1", "c-3 v1", "c-1 v2", "c-1 v2");
    }
}
