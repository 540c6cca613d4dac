package dev.autolog.flow;

import static dev.autolog.requests.Results.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.actions.AssociationChoice;
import dev.autolog.actions.ConflictService;
import dev.autolog.actions.ContactChoice;
import dev.autolog.actions.LogChoice;
import dev.autolog.contract.Contract;
import dev.autolog.domain.LogFields;
import dev.autolog.domain.Person;
import dev.autolog.domain.Role;
import dev.autolog.flow.Wire.Out;
import dev.autolog.persistence.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Text messages, from topic to topic. */
@QuarkusTest
class MessagesFlowTest extends FlowTest {
    private static final String JANES = "+14155552671";
    private static final String BOBS = "+14155552672";
    private static final String NOBODYS = "+14155552673";

    @Inject
    ConflictService settle;

    @Inject
    Transactions transactions;

    private TextMessage from(String number, String id) {
        return TextMessage.from(number, account, id);
    }

    private TextMessage to(String number, String id) {
        return TextMessage.to(number, account, id);
    }

    private void janeAndBob() {
        crmHas(contact("c-1", "Jane Smith", "(415) 555-2671"), contact("c-2", "Bob Ray", BOBS));
    }

    /** Publishes messages one after the other, each when the one before is dealt with. */
    private void exchange(TextMessage... messages) {
        for (TextMessage message : messages) {
            wire.message(message);
            wire.settle(database);
        }
    }

    private List<Out> logs() {
        wire.settle(database);
        List<Out> logs = wire.on("call-logged", account);
        logs.stream()
                .filter(log -> log.value() != null)
                .forEach(log -> Contract.assertPublishable("call-logged", String.valueOf(log.value())));
        return logs;
    }

    private List<Out> conflicts() {
        wire.settle(database);
        List<Out> conflicts = wire.on("unresolved-conflicts", account);
        conflicts.forEach(
                conflict -> Contract.assertPublishable("unresolved-conflict", String.valueOf(conflict.value())));
        return conflicts;
    }

    private static String digest(Out log) {
        String description = log.text("description");
        return description.substring(description.indexOf("2026-"));
    }

    private static List<Integer> versions(List<Out> out) {
        return out.stream().map(one -> one.json().get("version").asInt()).toList();
    }

    private static List<Integer> counts(List<Out> out) {
        return out.stream().map(one -> one.json().get("messageCount").asInt()).toList();
    }

    private List<String> trail() {
        return database.rows(
                "select action, actor, version from audit_trail where account_id = ? order by tx, line", account);
    }

    @Test
    void anAgentsMessagesWithANumberOnADayAreOneLogThatGrowsWithEach() {
        janeAndBob();
        exchange(
                from(JANES, "m-1").text("Can you send me the contract?"),
                to(JANES, "m-2").at("09:12").text("Here it is.").attached("contract.pdf"),
                from(JANES, "m-3").at("09:15").text("Thanks!"));

        List<Out> logs = logs();
        assertThat(versions(logs)).containsExactly(1, 2, 3);
        assertThat(counts(logs)).containsExactly(1, 2, 3);
        assertThat(logs.stream().map(Out::key).distinct()).hasSize(1);
        JsonNode log = logs.getLast().json();
        assertThat(log.get("medium").asText()).isEqualTo("SMS");
        assertThat(log.get("contactId").asText()).isEqualTo("c-1");
        assertThat(log.get("agentId").asText()).isEqualTo("u-17");
        assertThat(log.get("subject").asText()).isEqualTo("Messages with Jane Smith");
        assertThat(log.get("loggedBy").asText()).isEqualTo("AUTO");
        assertThat(log.get("result").isNull()).isTrue();
        assertThat(log.get("talkTimeSeconds").asInt()).isZero();
        assertThat(log.get("startedAt").asText()).isEqualTo("2026-11-23T09:10:00Z");
        assertThat(log.get("endedAt").asText()).isEqualTo("2026-11-23T09:15:00Z");
        assertThat(digest(logs.getLast())).isEqualTo("""
                        2026-11-23 UTC
                        09:10 SOMEBODY: Can you send me the contract?
                        09:12 Ada Park: Here it is. [attached: contract.pdf]
                        09:15 SOMEBODY: Thanks!""");
        assertThat(trail()).containsExactly("LOGGED|AUTO|1", "LOG_CORRECTED|AUTO|2", "LOG_CORRECTED|AUTO|3");
    }

    @Test
    void theSameNumberWrittenOtherwiseIsTheSameThread() {
        janeAndBob();
        exchange(from(JANES, "m-1"), from("(415) 555-2671", "m-2"), from("1-415-555-2671", "m-3"));

        assertThat(counts(logs())).containsExactly(1, 2, 3);
    }

    @Test
    void theNextDayAndAnotherAgentAndAnotherNumberAreLogsOfTheirOwn() {
        janeAndBob();
        exchange(
                from(JANES, "m-1"),
                from(JANES, "m-2").with("sentAt", "2026-11-24T00:00:00Z"),
                from(JANES, "m-3").agent("u-18", "Ben Ito"),
                from(BOBS, "m-4"));

        List<Out> logs = logs();
        assertThat(counts(logs)).containsExactly(1, 1, 1, 1);
        assertThat(logs).extracting(Out::key).doesNotHaveDuplicates();
        assertThat(logs).extracting(log -> log.text("contactId")).containsExactly("c-1", "c-1", "c-1", "c-2");
    }

    @Test
    void aDayIsOneInTheAccountsTimeZone() {
        janeAndBob();
        database.run(
                "insert into account_settings (account_id, settings, locked, version, changed_at, changed_by)"
                        + " values (?, '{\"timeZone\": \"Europe/Berlin\"}', '[]', 1, now(), 'u-1')",
                account);
        exchange(
                from(JANES, "m-1").with("sentAt", "2026-10-24T21:59:59Z").text("before midnight"),
                from(JANES, "m-2").with("sentAt", "2026-10-24T22:00:00Z").text("after it"),
                from(JANES, "m-3").with("sentAt", "2026-10-25T00:30:00Z").text("summer"),
                from(JANES, "m-4").with("sentAt", "2026-10-25T01:30:00Z").text("winter"),
                from(JANES, "m-5").with("sentAt", "2026-10-25T22:59:59Z").text("the 25th hour"),
                from(JANES, "m-6").with("sentAt", "2026-10-25T23:00:00Z").text("the next day"));

        List<Out> logs = logs();
        assertThat(counts(logs)).containsExactly(1, 1, 2, 3, 4, 1);
        assertThat(digest(logs.get(4))).isEqualTo("""
                        2026-10-25 CEST
                        00:00 SOMEBODY: after it
                        02:30 SOMEBODY: summer
                        2026-10-25 CET
                        02:30 SOMEBODY: winter
                        23:59 SOMEBODY: the 25th hour""");
    }

    @Test
    void messagesThatArriveTogetherMakeAVersionForEachBatch() {
        janeAndBob();
        for (int i = 0; i < 20; i++) {
            wire.message(from(JANES, "m-" + i).at("09:" + (10 + i)).text("number " + i));
        }

        List<Out> logs = logs();
        assertThat(versions(logs))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, logs.size()).boxed().toList());
        assertThat(logs.getLast().json().get("messageCount").asInt()).isEqualTo(20);
        assertThat(digest(logs.getLast()).lines()).hasSize(21);
    }

    @Test
    void aMessageThatIsLateTakesItsPlace() {
        janeAndBob();
        exchange(to(JANES, "m-2").at("09:12").text("second"), from(JANES, "m-1").text("first"));

        Out log = logs().getLast();
        assertThat(digest(log)).endsWith("09:10 SOMEBODY: first\n09:12 Ada Park: second");
        assertThat(log.text("direction")).isEqualTo("INBOUND");
        assertThat(log.text("startedAt")).isEqualTo("2026-11-23T09:10:00Z");
    }

    @Nested
    class OnceOnly {
        @Test
        void aRepeatChangesNothingAndPublishesNothing() {
            janeAndBob();
            exchange(from(JANES, "m-1"), from(JANES, "m-1"), from(JANES, "m-1").text("not a correction"));

            assertThat(logs()).hasSize(1);
            assertThat(trail()).containsExactly("LOGGED|AUTO|1");
        }

        @Test
        void aRepeatIsOneAlsoWhenTheAccountsDayHasChangedMeanwhile() {
            janeAndBob();
            TextMessage late = from(JANES, "m-1").at("23:30");
            exchange(late);
            database.run(
                    "insert into account_settings (account_id, settings, locked, version, changed_at, changed_by)"
                            + " values (?, '{\"timeZone\": \"Europe/Berlin\"}', '[]', 1, now(), 'u-1')",
                    account);
            exchange(late, late.sequence(1).text("corrected"));

            assertThat(versions(logs())).containsExactly(1, 2);
            assertThat(logs().stream().map(Out::key).distinct()).hasSize(1);
        }

        @Test
        void aHigherSequenceCorrectsTheMessageAndALowerOneIsARepeat() {
            janeAndBob();
            exchange(
                    from(JANES, "m-1").sequence(5).text("Helo"),
                    from(JANES, "m-1").sequence(7).text("Hello"),
                    from(JANES, "m-1").sequence(6).text("Hallo"));

            List<Out> logs = logs();
            assertThat(versions(logs)).containsExactly(1, 2);
            assertThat(counts(logs)).containsExactly(1, 1);
            assertThat(digest(logs.getLast())).endsWith(": Hello");
        }

        @Test
        void aCorrectedNumberTakesTheMessageToTheOtherThread() {
            janeAndBob();
            exchange(
                    from(JANES, "m-1").text("from Jane"),
                    from(JANES, "m-2").at("09:20").text("from Bob"),
                    from(BOBS, "m-3").text("surely from Bob"),
                    from(JANES, "m-2")
                            .fromNumber(BOBS)
                            .at("09:20")
                            .text("from Bob")
                            .sequence(1));

            List<Out> logs = logs();
            Out janes = logs.stream()
                    .filter(log -> log.text("contactId").equals("c-1"))
                    .toList()
                    .getLast();
            Out bobs = logs.stream()
                    .filter(log -> log.text("contactId").equals("c-2"))
                    .toList()
                    .getLast();
            assertThat(digest(janes)).endsWith("UTC\n09:10 SOMEBODY: from Jane");
            assertThat(digest(bobs)).endsWith("surely from Bob\n09:20 SOMEBODY: from Bob");
        }

        @Test
        void aThreadThatNoMessageIsLeftOfIsWithdrawn() {
            janeAndBob();
            exchange(from(JANES, "m-1"), from(JANES, "m-1").fromNumber(BOBS).sequence(1));

            List<Out> logs = logs();
            assertThat(logs).hasSize(3);
            assertThat(logs.stream().filter(log -> log.value() == null).map(Out::key))
                    .containsExactly(logs.getFirst().key());
            assertThat(logs.stream().filter(log -> log.value() != null).map(log -> log.text("contactId")))
                    .containsExactly("c-1", "c-2");
            assertThat(database.rows(
                            "select outcome, coalesce(not_logged, contact_id) from call_leg where account_id = ? order by 1",
                            account))
                    .containsExactly("LOGGED|c-2", "NOT_LOGGED|MESSAGES_ELSEWHERE");
        }

        @Test
        void twoConversationsOfOneThreadAtOnceLoseNothing() {
            janeAndBob();
            for (int i = 0; i < 40; i++) {
                wire.message(
                        from(JANES, "m-" + i).with("conversationId", "t-" + i).text("number " + i));
            }

            Out log = logs().getLast();
            assertThat(log.json().get("messageCount").asInt()).isEqualTo(40);
            assertThat(digest(log).lines()).hasSize(41);
            assertThat(database.count("select count(*) from call_leg where account_id = ?", account))
                    .isEqualTo(1);
        }
    }

    @Nested
    class InConflict {
        private Person ada() {
            return new Person(account, "u-17", Role.AGENT);
        }

        private void resolve(Out conflict, String contactId, LogFields logFields) {
            LogChoice choice = new LogChoice(
                    new ContactChoice.Existing(contactId), new AssociationChoice.Unspecified(), logFields, false);
            done(transactions.call(
                    () -> settle.resolve(ada(), UUID.fromString(conflict.text("conflictId")), choice, null)));
        }

        @Test
        void aThreadWaitsForAPersonAsACallDoesAndGrowsMeanwhile() {
            crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", JANES));
            exchange(from(JANES, "m-1"), from(JANES, "m-2").at("09:20"));

            List<Out> conflicts = conflicts();
            assertThat(versions(conflicts)).containsExactly(1, 2);
            assertThat(counts(conflicts)).containsExactly(1, 2);
            Out conflict = conflicts.getLast();
            assertThat(conflict.text("kind")).isEqualTo("MULTIPLE_CONTACTS");
            assertThat(conflict.text("medium")).isEqualTo("SMS");
            assertThat(conflict.text("callerName")).isEqualTo("SOMEBODY");
            assertThat(conflict.text("status")).isEqualTo("OPEN");
            assertThat(logs()).isEmpty();
        }

        @Test
        void whereAPersonPutTheThreadItsNextMessagesFollow() {
            crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", JANES));
            exchange(from(JANES, "m-1"));
            resolve(conflicts().getFirst(), "c-2", new LogFields("About the contract", "Call back", null));
            exchange(from(JANES, "m-2").at("09:20").text("One more thing"));

            List<Out> logs = logs();
            assertThat(versions(logs)).containsExactly(1, 2);
            JsonNode log = logs.getLast().json();
            assertThat(log.get("contactId").asText()).isEqualTo("c-2");
            assertThat(log.get("subject").asText()).isEqualTo("About the contract");
            assertThat(log.get("notes").asText()).isEqualTo("Call back");
            assertThat(log.get("loggedBy").asText()).isEqualTo("AGENT");
            assertThat(log.get("messageCount").asInt()).isEqualTo(2);
            assertThat(log.get("description").asText()).contains("One more thing");
            assertThat(conflicts().getLast().text("status")).isEqualTo("RESOLVED");
        }

        @Test
        void aDismissedThreadStaysSoWhateverIsWritten() {
            exchange(from(NOBODYS, "m-1"));
            UUID id = UUID.fromString(conflicts().getFirst().text("conflictId"));
            done(transactions.call(() -> settle.dismiss(ada(), id, "Wrong number", null)));
            crmHas(contact("c-3", "Not Nobody", NOBODYS));
            exchange(from(NOBODYS, "m-2").at("09:20"));

            assertThat(conflicts()).extracting(one -> one.text("status")).containsExactly("OPEN", "DISMISSED");
            assertThat(logs()).isEmpty();
            assertThat(database.rows(
                            "select outcome, not_logged, message_count from call_leg where account_id = ?", account))
                    .containsExactly("NOT_LOGGED|DISMISSED|2");
        }

        @Test
        void aThreadSettlesItselfWhenItsContactAppears() {
            exchange(from(NOBODYS, "m-1"));
            assertThat(conflicts()).hasSize(1);

            wire.contact(contact("c-3", "Not Nobody", NOBODYS));

            Out log = wire.await("call-logged", account, 1).getFirst();
            assertThat(log.text("contactId")).isEqualTo("c-3");
            assertThat(log.text("medium")).isEqualTo("SMS");
            assertThat(log.json().get("messageCount").asInt()).isEqualTo(1);
        }

        @Test
        void aWordInsteadOfANumberMatchesNobody() {
            exchange(from("PARCEL24", "m-1"));

            Out conflict = conflicts().getFirst();
            assertThat(conflict.text("kind")).isEqualTo("NO_CONTACT_MATCH");
            assertThat(conflict.text("phoneNumber")).isEqualTo("PARCEL24");
        }
    }

    @Nested
    class InASharedInbox {
        @Test
        void aConversationIsOneLogWhoeverWritesAndHoweverManyDays() {
            janeAndBob();
            exchange(
                    from(JANES, "m-1").inSupport().agent(null, null).text("My order has not arrived."),
                    to(JANES, "m-2").inSupport().at("10:00").text("I am looking into it."),
                    to(JANES, "m-3")
                            .inSupport()
                            .agent("u-18", "Ben Ito")
                            .with("sentAt", "2026-11-24T08:00:00Z")
                            .text("It is on its way."));

            List<Out> logs = logs();
            assertThat(versions(logs)).containsExactly(1, 2, 3);
            assertThat(logs.stream().map(Out::key).distinct()).hasSize(1);
            assertThat(logs.getLast().json().get("agentId").isNull()).isTrue();
            assertThat(logs.getLast().text("contactId")).isEqualTo("c-1");
            assertThat(digest(logs.getLast())).isEqualTo("""
                            2026-11-23 UTC
                            09:10 SOMEBODY: My order has not arrived.
                            10:00 Ada Park: I am looking into it.
                            2026-11-24 UTC
                            08:00 Ben Ito: It is on its way.""");
        }

        @Test
        void twoConversationsOfOneNumberAreTwoLogs() {
            janeAndBob();
            exchange(
                    from(JANES, "m-1").inSupport().with("conversationId", "t-1"),
                    from(JANES, "m-1").inSupport().with("conversationId", "t-2"));

            assertThat(logs()).hasSize(2);
        }
    }

    @Test
    void callsAndMessagesOfOneNumberStandSideBySide() {
        janeAndBob();
        wire.call(callFrom(JANES, "s-1"));
        exchange(from(JANES, "m-1"));

        assertThat(logs()).extracting(log -> log.text("medium")).containsExactlyInAnyOrder("CALL", "SMS");
    }

    @Test
    void messagesBetweenLinesOfTheAccountAreNotLogged() {
        exchange(from("102", "m-1"), from("102", "m-2").at("09:20"));

        assertThat(logs()).isEmpty();
        assertThat(conflicts()).isEmpty();
        assertThat(database.rows("select not_logged, message_count from call_leg where account_id = ?", account))
                .containsExactly("INTERNAL_CALL|2");
        assertThat(trail()).containsExactly("NOT_LOGGED|AUTO|0", "NOT_LOGGED_CORRECTED|AUTO|0");
    }

    @Nested
    class AGroupMessage {
        private static final String ANNS = "+14155552674";

        /** The newest state of each log, by its contact: how many messages it has, and what they say. */
        private List<String> byContact() {
            Map<String, Out> newest = new HashMap<>();
            logs().forEach(log -> newest.put(log.key(), log));
            return newest.values().stream()
                    .filter(log -> log.value() != null)
                    .map(log -> log.text("contactId") + " " + log.text("messageCount") + " "
                            + digest(log).lines().skip(1).toList())
                    .sorted()
                    .toList();
        }

        private List<String> open() {
            Map<String, Out> newest = new HashMap<>();
            conflicts().forEach(conflict -> newest.put(conflict.key(), conflict));
            return newest.values().stream()
                    .filter(conflict -> conflict.text("status").equals("OPEN"))
                    .map(conflict -> conflict.text("phoneNumber") + " " + conflict.text("messageCount"))
                    .toList();
        }

        @Test
        void isLoggedOnEachNumberOnceHoweverItIsListedAndRepeated() {
            janeAndBob();
            TextMessage group =
                    to(JANES, "m-1").text("Ready").participants(BOBS, NOBODYS, "(415) 555-2672", JANES, "+14155550101");
            exchange(group, group, group);

            assertThat(byContact()).containsExactly("c-1 1 [09:10 Ada Park: Ready]", "c-2 1 [09:10 Ada Park: Ready]");
            assertThat(open()).containsExactly(NOBODYS + " 1");
            assertThat(versions(logs())).containsExactly(1, 1);
            assertThat(trail()).hasSize(3);
        }

        @Test
        void thatComesInIsInTheLogOfEachWithItsWriter() {
            janeAndBob();
            exchange(
                    from(JANES, "m-1").text("Shall we meet?").participants(BOBS),
                    from(BOBS, "m-2").at("09:12").text("Yes").participants(JANES),
                    from(BOBS, "m-3").at("09:14").text("Just us"));

            assertThat(byContact())
                    .containsExactly(
                            "c-1 2 [09:10 SOMEBODY: Shall we meet?, 09:12 SOMEBODY: Yes]",
                            "c-2 3 [09:10 SOMEBODY: Shall we meet?, 09:12 SOMEBODY: Yes, 09:14 SOMEBODY: Just us]");
        }

        @Test
        void thatIsCorrectedIsSoInEachLogAndLeavesThoseThatAreNoLongerInIt() {
            crmHas(
                    contact("c-1", "Jane Smith", JANES),
                    contact("c-2", "Bob Ray", BOBS),
                    contact("c-3", "Ann Lee", ANNS));
            TextMessage first = to(JANES, "m-1").text("Ready").participants(BOBS, NOBODYS);
            TextMessage second = first.sequence(1).text("Ready now").participants(ANNS);
            exchange(first, second, first, second);

            assertThat(byContact())
                    .containsExactly("c-1 1 [09:10 Ada Park: Ready now]", "c-3 1 [09:10 Ada Park: Ready now]");
            assertThat(open()).isEmpty();

            exchange(second.sequence(2).participants(ANNS, BOBS));

            assertThat(byContact()).extracting(log -> log.substring(0, 5)).containsExactly("c-1 1", "c-2 1", "c-3 1");
        }

        @Test
        void canHaveItsNumbersInOneField() {
            janeAndBob();
            TextMessage group = to(JANES + ", " + BOBS, "m-1").text("Ready");
            exchange(group, group, group.sequence(1).text("Ready now"));

            assertThat(byContact())
                    .containsExactly("c-1 1 [09:10 Ada Park: Ready now]", "c-2 1 [09:10 Ada Park: Ready now]");
            assertThat(conflicts()).isEmpty();
        }

        @Test
        void ofASharedInboxHasAThreadForEachNumber() {
            janeAndBob();
            exchange(
                    from(JANES, "m-1")
                            .text("Hello")
                            .with("conversationId", "t-1")
                            .inSupport()
                            .participants(BOBS),
                    from(BOBS, "m-2")
                            .text("Hi")
                            .with("conversationId", "t-1")
                            .inSupport()
                            .participants(JANES));

            assertThat(byContact()).extracting(log -> log.substring(0, 5)).containsExactly("c-1 2", "c-2 2");
        }
    }
}
