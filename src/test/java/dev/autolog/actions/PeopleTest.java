package dev.autolog.actions;

import static dev.autolog.domain.Samples.said;
import static java.util.Objects.requireNonNull;

import dev.autolog.calls.CallRepository;
import dev.autolog.calls.StateChangesSamples;
import dev.autolog.domain.Agent;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Classification;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.LogFields;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Person;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Role;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.Transactions;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.Results;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** People at work in an account of their own, on the real database. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
abstract class PeopleTest {
    static final String NUMBER = "+442079460018";
    static final LogFields WORDS = new LogFields("About the renewal", "Wants a demo", "Won");
    static final AssociationChoice UNSAID = new AssociationChoice.Unspecified();

    private static final Instant DECIDED = Instant.parse("2026-11-23T09:06:33.123456Z");

    final String account = "people-" + UUID.randomUUID();
    final Person ada = new Person(account, "u-17", Role.AGENT);
    final Person eve = new Person(account, "u-18", Role.AGENT);
    final Person boss = new Person(account, "u-9", Role.SUPERVISOR);
    final Person stranger = new Person(account + "-other", "u-17", Role.ADMIN);

    @Inject
    CallRepository callRepository;

    @Inject
    Transactions transactions;

    /** A leg of agent u-17 that was decided like this. */
    CallLeg leg(String callId, OtherParty other, Classification classification) {
        LegStatement call = said().of(account, callId)
                .by(new Agent("u-17", null, null, null, null))
                .statement();
        Decision decision =
                Decision.first(UUID.randomUUID(), call, other, classification, LoggingRules.DEFAULT, DECIDED);
        transactions.run(
                session -> callRepository.save(session, StateChangesSamples.first(List.of(decision)), DECIDED));
        return decision.leg();
    }

    /** The id of a conflict about a number that nobody has. */
    UUID conflict(String callId) {
        return conflict(callId, NUMBER);
    }

    UUID conflict(String callId, String number) {
        return leg(callId, new OtherParty.Outside(new PhoneNumber(number)), new Classification.NoMatch(List.of()))
                .id();
    }

    CallLeg now(CallLeg leg) {
        return requireNonNull(transactions
                .run(session -> callRepository.find(session, Set.of(leg.key())))
                .get(leg.key()));
    }

    /** A contact without any number, as the CRM has it. */
    void contact(String id, String name, String... openDeals) {
        String associations = Stream.of(openDeals)
                .map(deal ->
                        "{\"id\":\"" + deal + "\",\"kind\":\"deal\",\"title\":\"Deal " + deal + "\",\"open\":true}")
                .toList()
                .toString();
        transactions.execute("""
                insert into contact (account_id, contact_id, name, associations, updated_at, fingerprint)
                values (?1, ?2, ?3, ?4, now(), gen_random_uuid())""", account, id, name, associations);
    }

    static LogChoice on(String contactId) {
        return new LogChoice(new ContactChoice.Existing(contactId), UNSAID, WORDS, false);
    }

    static LogChoice onNew(String name) {
        return new LogChoice(new ContactChoice.New(name, "Lead"), UNSAID, WORDS, false);
    }

    static LogChoice remembering(LogChoice choice) {
        return new LogChoice(choice.contact(), choice.association(), choice.fields(), true);
    }

    /** The value of a request that is done. */
    <T> T done(Supplier<Uni<ActionResult<T>>> request) {
        return Results.done(transactions.call(request));
    }

    <T> ActionRefusal refusalOf(Supplier<Uni<ActionResult<T>>> request) {
        return Results.refusal(transactions.call(request));
    }

    /** The field that a request was refused for. */
    static String invalidField(ActionRefusal refusal) {
        return ((ActionRefusal.InvalidRequest) refusal).violations().getFirst().field();
    }

    /** What a leg says, and where. */
    String logOf(UUID id) {
        Object[] row = transactions
                .rows(
                        "select outcome, coalesce(contact_id, not_logged, ''), association_id, subject, notes, disposition,"
                                + " logged_by, edited_by, log_version from call_leg where account_id = ?1 and id = ?2",
                        account,
                        id)
                .getFirst();
        return String.join(" | ", Stream.of(row).map(String::valueOf).toList());
    }

    /** The lines of the audit trail about something: action, who, topic, version. */
    List<String> trail(UUID id) {
        return transactions
                .rows(
                        "select action, actor, topic, version from audit_trail where account_id = ?1 and subject_id = ?2"
                                + " order by tx, line",
                        account,
                        id)
                .stream()
                .map(row -> row[0] + " " + row[1] + (row[2] == null ? "" : " " + row[2] + " " + row[3]))
                .toList();
    }

    long count(String table) {
        return ((Number) transactions.rows("select count(*), 1 from " + table + " where account_id = ?1", account)
                        .getFirst()[0])
                .longValue();
    }
}
