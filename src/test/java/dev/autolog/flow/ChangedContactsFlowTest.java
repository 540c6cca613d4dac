package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.contract.Contract;
import dev.autolog.flow.Wire.Out;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Logs and threads whose contact changes after they were logged, from topic to topic. */
@QuarkusTest
class ChangedContactsFlowTest extends FlowTest {
    private static final String NUMBER = "+14155552671";
    private static final String RECORDING = "https://recordings.example/1";

    private TextMessage message(String id, String day) {
        return TextMessage.from(NUMBER, account, id).inSupport().with("sentAt", day + "T09:10:00Z");
    }

    private void exchange(TextMessage message) {
        wire.message(message);
        wire.settle(database);
    }

    private void change(CrmContact... contacts) {
        for (CrmContact contact : contacts) {
            wire.contact(contact);
            wire.settle(database);
        }
    }

    private CrmContact changed(String id, String name, String... phones) {
        return contact(id, name, phones).with("updatedAt", "2026-11-20T08:30:00Z");
    }

    private void deleted(String id) {
        wire.send("crm-contacts", account + "/" + id, (String) null);
        wire.settle(database);
    }

    private List<String> logs() {
        wire.settle(database);
        return wire.on("call-logged", account).stream()
                .peek(log -> {
                    if (log.value() != null) {
                        Contract.assertPublishable("call-logged", String.valueOf(log.value()));
                    }
                })
                .map(log -> log.value() == null
                        ? "withdrawn"
                        : log.text("contactId") + " v"
                                + log.json().get("version").asInt() + " "
                                + (log.json().get("messageCount").isNull()
                                        ? log.text("recordingUrl")
                                        : log.text("messageCount")))
                .toList();
    }

    private List<String> conflicts() {
        wire.settle(database);
        return wire.on("unresolved-conflicts", account).stream()
                .map(conflict -> conflict.text("kind") + " " + conflict.text("status"))
                .toList();
    }

    private List<String> renewals() {
        return database.rows(
                "select action, why::json ->> 'renewal' from audit_trail where account_id = ?"
                        + " and why::json ->> 'renewal' is not null order by tx, line",
                account);
    }

    @Nested
    class AMessage {
        @Test
        void ofANumberThatAnotherContactHasNowIsLoggedThere() {
            crmHas(contact("c-1", "Jane Smith", NUMBER));
            exchange(message("m-1", "2026-10-05"));
            change(changed("c-1", "Jane Smith"), changed("c-2", "Bob Ray", NUMBER));

            exchange(message("m-2", "2026-11-27"));
            exchange(message("m-3", "2026-11-28"));

            assertThat(logs()).containsExactly("c-1 v1 1", "c-2 v1 1", "c-2 v2 2");
            assertThat(wire.on("call-logged", account).stream().map(Out::key).distinct())
                    .as("the earlier log stays with what it has")
                    .hasSize(2);
            assertThat(renewals()).containsExactly("LOGGED|NUMBER_MOVED");
        }

        @Test
        void ofADeletedContactIsAskedAboutAndThenFollowsTheAnswer() {
            crmHas(contact("c-1", "Jane Smith", NUMBER));
            exchange(message("m-1", "2026-11-27"));
            deleted("c-1");

            exchange(message("m-2", "2026-11-27"));

            assertThat(logs()).containsExactly("c-1 v1 1");
            assertThat(conflicts()).containsExactly("NO_CONTACT_MATCH OPEN");
            assertThat(renewals()).containsExactly("CONFLICT_OPENED|CONTACT_DELETED");

            change(contact("c-2", "Bob Ray", NUMBER));
            exchange(message("m-3", "2026-11-27"));

            assertThat(logs()).containsExactly("c-1 v1 1", "c-2 v1 1", "c-2 v2 2");
        }

        @Test
        void goesToTheOpenDealOnceTheEarlierOneIsClosedAsACallDoes() {
            crmHas(contact("c-1", "Jane Smith", NUMBER).deal("d-1", true));
            exchange(message("m-1", "2026-11-27"));
            change(changed("c-1", "Jane Smith", NUMBER).deal("d-1", false).deal("d-2", true));

            exchange(message("m-2", "2026-11-27"));
            wire.call(callFrom(NUMBER, "s-1"));
            wire.settle(database);

            assertThat(wire.on("call-logged", account).stream().map(log -> log.text("associationId")))
                    .containsExactly("d-1", "d-2", "d-2");
            assertThat(logs().subList(0, 2)).containsExactly("c-1 v1 1", "c-1 v1 1");
            assertThat(renewals()).containsExactly("LOGGED|ASSOCIATION_CLOSED");
        }

        @Test
        void thatIsCorrectedOrRepeatedStaysInItsPart() {
            crmHas(contact("c-1", "Jane Smith", NUMBER));
            exchange(message("m-1", "2026-11-27"));
            change(changed("c-1", "Jane Smith"), changed("c-2", "Bob Ray", NUMBER));
            exchange(message("m-2", "2026-11-27"));

            exchange(message("m-1", "2026-11-27"));
            exchange(message("m-2", "2026-11-27").sequence(2).text("Hello again"));
            exchange(message("m-1", "2026-11-27").sequence(2).text("Hello, corrected"));

            assertThat(logs()).containsExactly("c-1 v1 1", "c-2 v1 1", "c-2 v2 1", "c-1 v2 1");
            assertThat(database.count("select count(*) from message where account_id = ?", account))
                    .isEqualTo(2);
        }

        @Test
        void ofAnAgentOnOneDayBeginsALogOfItsOwnToo() {
            crmHas(contact("c-1", "Jane Smith", NUMBER));
            exchange(TextMessage.from(NUMBER, account, "m-1"));
            deleted("c-1");
            change(contact("c-2", "Bob Ray", NUMBER));

            exchange(TextMessage.from(NUMBER, account, "m-2").at("09:20"));

            assertThat(logs()).containsExactly("c-1 v1 1", "c-2 v1 1");
        }
    }

    @Nested
    class ALateRecording {
        private EndedCall call() {
            return callFrom(NUMBER, "s-1").sequence(1);
        }

        private void recorded(EndedCall call) {
            wire.call(call.sequence(2).with("recordingUrl", RECORDING));
            wire.settle(database);
        }

        @Test
        void ofADeletedContactGoesToTheContactThatHasTheNumber() {
            crmHas(contact("c-1", "Jane Smith", NUMBER));
            EndedCall call = call();
            wire.call(call);
            wire.settle(database);
            deleted("c-1");
            change(contact("c-2", "Bob Ray", NUMBER));

            recorded(call);

            assertThat(logs()).containsExactly("c-1 v1 null", "c-2 v2 " + RECORDING);
            assertThat(renewals()).containsExactly("LOGGED|CONTACT_DELETED");
        }

        @Test
        void ofADeletedContactIsAskedAboutWhereNoOtherHasTheNumber() {
            crmHas(contact("c-1", "Jane Smith", NUMBER));
            EndedCall call = call();
            wire.call(call);
            wire.settle(database);
            deleted("c-1");

            recorded(call);

            assertThat(logs()).containsExactly("c-1 v1 null", "withdrawn");
            assertThat(conflicts()).containsExactly("NO_CONTACT_MATCH OPEN");
        }

        @Test
        void staysOnTheContactOfTheCallWhoeverHasTheNumberToday() {
            crmHas(contact("c-1", "Jane Smith", NUMBER));
            EndedCall call = call();
            wire.call(call);
            wire.settle(database);
            change(changed("c-1", "Jane Smith"), changed("c-2", "Bob Ray", NUMBER));

            recorded(call);

            assertThat(logs()).containsExactly("c-1 v1 null", "c-1 v2 " + RECORDING);
        }
    }

    @Nested
    class AHeldLog {
        private void isDue() {
            wire.settle(database);
            database.run("update call_leg set held_until = now() - interval '1 second' where account_id = ?", account);
        }

        private void held() {
            database.run(
                    "insert into account_settings (account_id, settings) values (?, ?)",
                    account,
                    "{\"completion\": {\"when\": \"COMPLETE\", \"deadlineMinutes\": 60}}");
            crmHas(contact("c-1", "Jane Smith", NUMBER));
            wire.call(callFrom(NUMBER, "s-1"));
            database.awaitLegs(account, 1);
        }

        @Test
        void ofADeletedContactIsAskedAboutInsteadOfReleased() {
            held();
            deleted("c-1");
            isDue();

            assertThat(wire.await("unresolved-conflicts", account, 1).getFirst().text("kind"))
                    .isEqualTo("NO_CONTACT_MATCH");
            assertThat(wire.on("call-logged", account)).isEmpty();
            assertThat(renewals()).containsExactly("CONFLICT_OPENED|CONTACT_DELETED");
        }

        @Test
        void ofADeletedContactIsReleasedOnTheOneThatHasTheNumberNow() {
            held();
            deleted("c-1");
            change(contact("c-2", "Bob Ray", NUMBER));
            isDue();

            assertThat(wire.await("call-logged", account, 1))
                    .extracting(log -> log.text("contactId"))
                    .containsExactly("c-2");
        }

        @Test
        void ofAMergedContactIsReleasedOnTheNewOne() {
            held();
            change(contact("c-2", "Jane Smith", NUMBER).with("replaces", "c-1"));
            isDue();

            assertThat(wire.await("call-logged", account, 1))
                    .extracting(log -> log.text("contactId"))
                    .containsExactly("c-2");
        }
    }
}
