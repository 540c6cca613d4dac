package dev.autolog.recheck;

import static dev.autolog.domain.Samples.said;
import static dev.autolog.flow.Wire.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.actions.AssociationChoice;
import dev.autolog.actions.ConflictService;
import dev.autolog.actions.ContactChoice;
import dev.autolog.actions.LogChoice;
import dev.autolog.actions.PlaceholderService;
import dev.autolog.calls.CallRepository;
import dev.autolog.calls.StateChangesSamples;
import dev.autolog.domain.Agent;
import dev.autolog.domain.AnsweredLegs;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Classification;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.LogFields;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Party;
import dev.autolog.domain.Person;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Role;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.flow.CrmContact;
import dev.autolog.flow.Database;
import dev.autolog.flow.Wire;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.local.LocalStackResource;
import dev.autolog.matching.Matcher;
import dev.autolog.persistence.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RecheckWorkerTest {
    private static final String NUMBER = "+14155552671";
    private static final OtherParty SOMEBODY = new OtherParty.Outside(new PhoneNumber(NUMBER));
    private static final Instant DECIDED = Instant.parse("2026-11-23T09:06:33.123456Z");

    private final String account = "settling-" + UUID.randomUUID();
    private final Person ada = new Person(account, "u-17", Role.AGENT);

    @Inject
    CallRepository callRepository;

    @Inject
    Matcher matcher;

    @Inject
    ConflictService settle;

    @Inject
    PlaceholderService contacts;

    @Inject
    Transactions transactions;

    private Wire wire;
    private Database database;

    @BeforeEach
    void connect() {
        wire = new Wire(LocalStackResource.broker().bootstrapServers());
        database = new Database(LocalStackResource.database());
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    private LegStatement call(String callId) {
        return said().of(account, callId)
                .by(new Agent("u-17", null, null, null, null))
                .between(said().direction(), new Party(NUMBER, null, null), said().to())
                .statement();
    }

    private UUID conflict(String callId) {
        return conflicts(List.of(callId)).getFirst();
    }

    /** Conflicts about the number, which nobody has yet. */
    private List<UUID> conflicts(List<String> callIds) {
        List<Decision> decisions = callIds.stream()
                .map(id -> Decision.first(
                        UUID.randomUUID(),
                        call(id),
                        SOMEBODY,
                        new Classification.NoMatch(List.of()),
                        LoggingRules.DEFAULT,
                        DECIDED))
                .toList();
        List<CallLeg> legs = decisions.stream().map(Decision::leg).toList();
        transactions.run(session -> callRepository.save(session, StateChangesSamples.first(decisions), DECIDED));
        return legs.stream().map(CallLeg::id).toList();
    }

    private CrmContact contact(String id, String name, String... phones) {
        return CrmContact.of(account, id, name, phones);
    }

    private void crmSays(CrmContact contact) {
        wire.contact(contact);
    }

    private long count(String sql) {
        return database.count(sql, account);
    }

    private void awaitNothingQueued() {
        patiently().until(() -> count("select count(*) from recheck where account_id = ?") == 0);
    }

    private List<String> outcomes() {
        return database.rows(
                "select call_id, outcome, contact_id, logged_by from call_leg where account_id = ? order by call_id",
                account);
    }

    private void awaitOutcomes(String... outcomes) {
        patiently().untilAsserted(() -> assertThat(outcomes()).containsExactly(outcomes));
    }

    private List<String> reasons(UUID id) {
        return database.rows(
                "select action, why::jsonb ->> 'reason' from audit_trail where account_id = ? and subject_id = ?"
                        + " order by tx, line",
                account,
                id);
    }

    @Test
    void aConflictThatTheDatabaseRefusesHoldsUpNoOther() {
        conflicts(List.of("s-1", "s-2", "s-3"));
        database.run("alter table call_leg add constraint refused check (account_id <> '" + account
                + "' or call_id <> 's-2' or outcome = 'IN_CONFLICT') not valid");
        try {
            crmSays(contact("c-1", "Jane Smith", NUMBER));
            awaitOutcomes("s-1|LOGGED|c-1|AUTO", "s-2|IN_CONFLICT|null|null", "s-3|LOGGED|c-1|AUTO");
            awaitNothingQueued();
        } finally {
            database.run("alter table call_leg drop constraint refused");
        }
    }

    @Nested
    class AContactThatAppears {
        @Test
        void settlesTheConflictsOfItsNumber() {
            UUID id = conflict("s-1");
            conflict("s-2");

            crmSays(contact("c-1", "Jane Smith", "(415) 555-2671"));

            awaitOutcomes("s-1|LOGGED|c-1|AUTO", "s-2|LOGGED|c-1|AUTO");
            assertThat(reasons(id))
                    .containsExactly(
                            "CONFLICT_OPENED|NO_CONTACT_MATCH",
                            "CONFLICT_RESOLVED|CONTACTS_CHANGED",
                            "LOGGED|CONTACTS_CHANGED");
        }

        @Test
        void showsAmongTheCandidatesWhereItIsNotTheOnlyOne() {
            UUID id = conflict("s-1");
            crmSays(contact("c-1", "Jane Smith", NUMBER).deal("deal-1", true).deal("deal-2", true));
            patiently().until(() -> reasons(id).size() == 2);

            crmSays(contact("c-2", "Bob Ray", NUMBER));

            patiently().until(() -> reasons(id).size() == 3);
            assertThat(reasons(id)).endsWith("CONFLICT_CHANGED|CONTACTS_CHANGED");
            assertThat(database.rows(
                            "select kind, status, jsonb_array_length(candidates::jsonb) from conflict where account_id = ?",
                            account))
                    .containsExactly("MULTIPLE_CONTACTS|OPEN|2");
            crmSays(contact("c-1", "Jane Smith", "+14155550000"));
            awaitOutcomes("s-1|LOGGED|c-2|AUTO");
        }

        @Test
        void settlesAnyNumberOfConflicts() {
            conflicts(IntStream.range(0, 3 * RecheckQueue.PAGE / 2)
                    .mapToObj(i -> "s-" + i)
                    .toList());

            crmSays(contact("c-1", "Jane Smith", NUMBER));

            patiently()
                    .until(() -> count("select count(*) from call_leg where outcome = 'IN_CONFLICT' and account_id = ?")
                            == 0);
            awaitNothingQueued();
        }

        @Test
        void changesAnyNumberOfConflictsOnceEach() {
            int many = RecheckQueue.PAGE + 7;
            conflicts(IntStream.range(0, many).mapToObj(i -> "s-" + i).toList());

            crmSays(contact("c-1", "Jane Smith", NUMBER).deal("deal-1", true).deal("deal-2", true));

            patiently()
                    .until(() -> count(
                                    "select count(*) from conflict where kind = 'MULTIPLE_ASSOCIATIONS' and account_id = ?")
                            == many);
            awaitNothingQueued();
            assertThat(count("select count(*) from audit_trail where action = 'CONFLICT_CHANGED' and account_id = ?"))
                    .isEqualTo(many);
        }

        @Test
        void isShownWithAllOthersThatShareTheNumber() {
            conflict("s-1");
            crmSays(contact("c-0", "Switchboard", NUMBER).deal("deal-1", true).deal("deal-2", true));
            patiently()
                    .until(() -> count("select count(*) from conflict"
                                    + " where kind = 'MULTIPLE_ASSOCIATIONS' and account_id = ?")
                            == 1);

            for (int i = 1; i <= 30; i++) {
                crmSays(contact("c-" + i, "Colleague " + i, NUMBER));
            }

            patiently()
                    .untilAsserted(() -> assertThat(database.rows(
                                    "select kind, jsonb_array_length(candidates::jsonb), candidate_count from conflict where account_id = ?",
                                    account))
                            .containsExactly("MULTIPLE_CONTACTS|20|31"));
            awaitNothingQueued();
        }

        @Test
        void leavesOtherAccountsAndWhatPeopleDecidedAlone() {
            UUID dismissed = conflict("s-1");
            transactions.call(() -> settle.dismiss(ada, dismissed, null, null));
            conflict("s-2");

            wire.contact(CrmContact.of(account + "-other", "c-9", "Somebody Else", NUMBER));
            crmSays(contact("c-1", "Jane Smith", NUMBER));

            awaitOutcomes("s-1|NOT_LOGGED|null|null", "s-2|LOGGED|c-1|AUTO");
        }
    }

    @Test
    void aContactThatIsSentAgainUnchangedQueuesNothing() {
        CrmContact jane = contact("c-1", "Jane Smith", NUMBER);
        crmSays(jane);
        database.awaitContacts(account, 1);
        awaitNothingQueued();
        long before = count("select count(*) from contact_phone where account_id = ?");
        database.run("create table if not exists queued (account_id text)");
        database.run("create or replace function note_queued() returns trigger language plpgsql security definer as"
                + " $$ begin insert into queued values (new.account_id); return null; end $$");
        database.run("create or replace trigger note_queued after insert on recheck"
                + " for each row execute function note_queued()");

        crmSays(jane);
        crmSays(contact("c-2", "Bob Ray", "+14155550000"));

        database.awaitContacts(account, 2);
        assertThat(before).isEqualTo(1);
        assertThat(database.count("select count(*) from queued where account_id = ?", account))
                .isEqualTo(1);
        database.run("drop trigger note_queued on recheck");
    }

    @Test
    void aDecisionThatReadTheDirectoryBeforeTheContactAndEndsAfterItIsSettledToo() {
        CompletableFuture<Boolean> hasRead = new CompletableFuture<>();
        CompletableFuture<Boolean> mayGoOn = new CompletableFuture<>();
        CompletableFuture<Void> decision = transactions.start(session -> matcher.match(
                        session, List.of(call("s-1")), StateChangesSamples.settings(account), AnsweredLegs.NONE)
                .call(() -> {
                    hasRead.complete(true);
                    return Uni.createFrom()
                            .completionStage(mayGoOn)
                            .emitOn(MutinyHelper.executor(VertxContexts.current()));
                })
                .chain(matched -> {
                    var only = matched.calls().getFirst();
                    Decision first = Decision.first(
                            UUID.randomUUID(),
                            only.statement(),
                            only.otherParty(),
                            only.classification(),
                            LoggingRules.DEFAULT,
                            DECIDED);
                    return callRepository.save(session, StateChangesSamples.first(List.of(first)), DECIDED);
                }));
        hasRead.join();

        crmSays(contact("c-1", "Jane Smith", NUMBER));
        database.awaitContacts(account, 1);
        assertThat(count("select count(*) from recheck where account_id = ?")).isEqualTo(1);
        mayGoOn.complete(true);
        decision.join();

        awaitOutcomes("s-1|LOGGED|c-1|AUTO");
        awaitNothingQueued();
    }

    @Nested
    class APerson {
        private LogChoice onNew(boolean remember) {
            return new LogChoice(
                    new ContactChoice.New("Jane Smith", null),
                    new AssociationChoice.Unspecified(),
                    new LogFields("Mine", "Wants a demo", null),
                    remember);
        }

        @Test
        void whoMakesAContactSettlesTheOtherConflictsOfItsNumber() {
            UUID id = conflict("s-1");
            conflict("s-2");

            transactions.call(() -> settle.resolve(ada, id, onNew(false), null));

            String placeholder = placeholder();
            awaitOutcomes("s-1|LOGGED|" + placeholder + "|AGENT", "s-2|LOGGED|" + placeholder + "|AUTO");
        }

        @Test
        void whoRemembersANumberSettlesItsConflictsByThatRule() {
            crmSays(contact("c-1", "Jane Smith", "+14155550000"));
            database.awaitContacts(account, 1);
            UUID id = conflict("s-1");
            conflict("s-2");
            LogChoice choice = new LogChoice(
                    new ContactChoice.Existing("c-1"), new AssociationChoice.Unspecified(), LogFields.NONE, true);

            transactions.call(() -> settle.resolve(ada, id, choice, null));

            awaitOutcomes("s-1|LOGGED|c-1|AGENT", "s-2|LOGGED|c-1|POLICY");
        }

        @Test
        void hasRememberedANumberUntilTheContactGoes() {
            UUID id = conflict("s-1");
            crmSays(contact("c-1", "Jane Smith", "+14155550000"));
            database.awaitContacts(account, 1);
            LogChoice choice = new LogChoice(
                    new ContactChoice.Existing("c-1"), new AssociationChoice.Unspecified(), LogFields.NONE, true);
            transactions.call(() -> settle.resolve(ada, id, choice, null));

            wire.send("crm-contacts", account + "/c-1", (String) null);

            patiently().until(() -> count("select count(*) from remembered_number where account_id = ?") == 0);
        }

        private String placeholder() {
            return database.rows(
                            "select contact_id from contact where placeholder_number is not null and account_id = ?",
                            account)
                    .getFirst();
        }

        @Nested
        class WhosePlaceholderTheCrmAdopts {
            private String placeholder = "";

            @BeforeEach
            void make() {
                UUID id = conflict("s-1");
                transactions.call(() -> settle.resolve(ada, id, onNew(true), null));
                placeholder = placeholder();
            }

            private void awaitMerged(String contactId) {
                patiently()
                        .until(() -> count(
                                        "select count(*) from contact where placeholder_number is not null and account_id = ?")
                                == 0);
                assertThat(database.rows(
                                "select contact_id, contact_name, subject, notes, logged_by, log_version"
                                        + " from call_leg where account_id = ?",
                                account))
                        .containsExactly(contactId + "|Jane M. Smith|Mine|Wants a demo|AGENT|2");
                assertThat(database.rows("select contact_id from remembered_number where account_id = ?", account))
                        .containsExactly(contactId);
                assertThat(reasons(UUID.fromString(placeholder)))
                        .containsExactly("PLACEHOLDER_CREATED|PERSON", "PLACEHOLDER_MERGED|MERGED");
                awaitNothingQueued();
            }

            @Test
            void byItsNumberFindsTheLogsMoved() {
                crmSays(contact("c-1", "Jane M. Smith", "(415) 555-2671"));

                awaitMerged("c-1");
                assertThat(count("select count(*) from contact_word where account_id = ? and word = 'jane'"))
                        .isEqualTo(1);
            }

            @Test
            void byNameFindsTheLogsMovedWhateverTheNumber() {
                crmSays(contact("c-1", "Jane M. Smith", "+14155550000").with("placeholderId", placeholder));

                awaitMerged("c-1");
            }

            @Test
            void underItsOwnIdLeavesTheLogsWhereTheyAre() {
                crmSays(contact(placeholder, "Jane M. Smith", NUMBER));

                patiently()
                        .until(() -> count(
                                        "select count(*) from contact where placeholder_number is null and account_id = ?")
                                == 1);
                awaitOutcomes("s-1|LOGGED|" + placeholder + "|AGENT");
                assertThat(reasons(UUID.fromString(placeholder))).endsWith("PLACEHOLDER_MERGED|MERGED");
            }

            @Test
            void findsAllOfItsLogsMoved() {
                int many = 1100;
                conflicts(IntStream.range(2, many + 2).mapToObj(i -> "s-" + i).toList());
                // The number is remembered: looked at again, they all go to the placeholder.
                transactions.call(() -> contacts.forget(ada, new PhoneNumber(NUMBER)));
                patiently()
                        .until(() -> count("select count(*) from call_leg where outcome = 'LOGGED' and account_id = ?")
                                == many + 1);

                crmSays(contact("c-1", "Jane M. Smith", NUMBER));

                patiently()
                        .until(() -> count("select count(*) from call_leg where contact_id = 'c-1' and account_id = ?")
                                == many + 1);
                awaitNothingQueued();
            }

            @Test
            void isNotTakenByAContactThatHadTheNumberBefore() {
                crmSays(contact("c-2", "Bob Ray", "+14155550000"));
                database.awaitContacts(account, 2);
                database.run(
                        "update contact_phone set number = '" + NUMBER
                                + "' where account_id = ? and contact_id = 'c-2'",
                        account);

                crmSays(contact("c-2", "Robert Ray", NUMBER).with("updatedAt", "2026-11-02T08:30:00Z"));

                patiently()
                        .until(() -> count("select count(*) from contact where name = 'Robert Ray' and account_id = ?")
                                == 1);
                assertThat(placeholder()).isEqualTo(placeholder);
            }

            @Test
            void butDeletesAtOnceKeepsItsLogsSomewhere() {
                wire.send("crm-contacts", account + "/" + placeholder, (String) null);
                crmSays(contact("c-2", "Bob Ray", "+14155550000"));

                database.awaitContacts(account, 2);
                assertThat(placeholder()).isEqualTo(placeholder);
            }
        }
    }
}
