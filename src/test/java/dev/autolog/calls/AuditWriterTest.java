package dev.autolog.calls;

import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.SOMEBODY_ELSE;
import static dev.autolog.domain.Samples.match;
import static dev.autolog.domain.Samples.noMatch;
import static dev.autolog.domain.Samples.said;
import static dev.autolog.domain.Samples.twoContacts;
import static dev.autolog.domain.Samples.twoDeals;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.contract.Contract;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Change;
import dev.autolog.domain.Classification;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Decision;
import dev.autolog.domain.Direction;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.LoggedBy;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Party;
import dev.autolog.domain.Samples;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.local.LocalStackResource;
import dev.autolog.outbox.AuditEntry;
import dev.autolog.outbox.OutputTopic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In the running service, because it is its way of writing JSON that the contract speaks of. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class AuditWriterTest {
    private static final UUID ID = UUID.fromString("3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01");
    private static final Instant FIRST = Instant.parse("2026-11-23T09:06:32.412Z");
    private static final Instant LATER = Instant.parse("2026-11-23T09:10:00Z");
    private static final Classification INTERNAL = new Classification.Skip(NotLoggedReason.INTERNAL_CALL);

    @Inject
    AuditWriter writer;

    private static List<Change> first(LegStatement statement, OtherParty other, Classification classification) {
        return Decision.first(ID, statement, other, classification, LoggingRules.DEFAULT, FIRST)
                .changes();
    }

    private static List<Change> corrected(Classification before, OtherParty other, Classification after) {
        CallLeg leg = Decision.first(ID, said().statement(), OUTSIDE, before, LoggingRules.DEFAULT, FIRST)
                .leg();
        return Decision.correction(leg, said().sequence(2).call(), other, after, LoggingRules.DEFAULT, LATER)
                .changes();
    }

    private AuditEntry line(Change change) {
        return writer.auditEntry(change, LoggingRules.DEFAULT, LATER);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatIsPublishedIsAsTheContractSays(Change change) {
        AuditEntry line = line(change);

        OutputTopic outputTopic = line.topic();
        if (outputTopic != null && line.payload() != null) {
            Contract.assertPublishable(Contract.schemaOf(outputTopic.topicName()), requireNonNull(line.payload()));
        }
        assertThat(line.accountId()).isEqualTo("acme");
        assertThat(line.subjectId()).isEqualTo(ID);
        assertThat(line.actor()).isEqualTo("AUTO");
        assertThat(line.at()).isEqualTo(LATER);
    }

    @Test
    void everyChangeHasItsWordItsTopicAndItsVersion() {
        assertThat(changes()
                        .map(this::line)
                        .map(line -> line.action() + " " + line.version() + " " + line.topic()
                                + (line.payload() == null ? "" : " with a value"))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "LOGGED 1 CALL_LOGGED with a value",
                        "LOGGED 2 CALL_LOGGED with a value",
                        "LOG_CORRECTED 2 CALL_LOGGED with a value",
                        "LOG_WITHDRAWN 2 CALL_LOGGED",
                        "CONFLICT_OPENED 1 UNRESOLVED_CONFLICTS with a value",
                        "CONFLICT_CORRECTED 2 UNRESOLVED_CONFLICTS with a value",
                        "CONFLICT_RESOLVED 2 UNRESOLVED_CONFLICTS with a value",
                        "CONFLICT_DISMISSED 2 UNRESOLVED_CONFLICTS with a value",
                        "NOT_LOGGED 0 null",
                        "NOT_LOGGED_CORRECTED 0 null");
    }

    @Test
    void aLogIsToldWhole() throws JsonProcessingException {
        CallLog log = new CallLog(
                "c-1", "Jane", "deal-9", "Renewal", false, "Wants a demo", "Won", LoggedBy.AGENT, FIRST, null, null);
        CallLeg leg = new CallLeg(ID, said().statement(), "+442079460018", new Outcome.Logged(log), 3, 1);

        String payload = requireNonNull(line(new Change.LogCorrected(leg, log)).payload());

        Contract.assertPublishable("call-logged", payload);
        assertThat(json(payload)).isEqualTo(json("""
                {"callLogId": "3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01", "accountId": "acme", "callId": "s-1",
                 "agentId": "u-17", "version": 3, "contactId": "c-1", "contactName": "Jane", "associationId": "deal-9",
                 "direction": "INBOUND", "phoneNumber": "+442079460018", "subject": "Renewal",
                 "startedAt": "2026-11-23T09:00:00Z", "endedAt": "2026-11-23T09:06:32Z", "talkTimeSeconds": 388,
                 "result": "ANSWERED", "medium": "CALL", "messageCount": null, "notes": "Wants a demo", "disposition": "Won", "recordingUrl": "https://recordings.example/1",
                 "loggedBy": "AGENT", "loggedAt": "2026-11-23T09:06:32.412Z", "ownerId": null,
                 "description": "Wants a demo\\nNumber: +442079460018\\nBegan: 2026-11-23 09:00 UTC\\nEnded: 2026-11-23 09:06 UTC\\nTalked: 6 min 28 s\\nResult: Answered\\nRecording: https://recordings.example/1"}"""));
    }

    @Test
    void aResolvedConflictIsToldWhole() throws JsonProcessingException {
        Change resolved = corrected(twoContacts(), OUTSIDE, match(JANE)).getFirst();

        assertThat(json(requireNonNull(line(resolved).payload()))).isEqualTo(json("""
                {"conflictId": "3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01", "accountId": "acme", "callId": "s-1",
                 "agentId": "u-17", "version": 2, "kind": "MULTIPLE_CONTACTS", "status": "RESOLVED",
                 "direction": "INBOUND", "phoneNumber": "+442079460018", "callerName": "SMITH J",
                 "startedAt": "2026-11-23T09:00:00Z", "endedAt": "2026-11-23T09:06:32Z", "result": "ANSWERED",
                 "medium": "CALL", "messageCount": null,
                 "candidates": [
                   {"contactId": "c-1042", "name": "Jane Smith c-1042", "type": "Lead", "company": "Initech",
                    "matchedPhone": "(020) 7946 0018",
                    "associations": [{"id": "deal-1", "kind": "deal", "title": "Renewal 1", "createdAt": null}]},
                   {"contactId": "c-1043", "name": "Jane Smith c-1043", "type": "Lead", "company": "Initech",
                    "matchedPhone": "(020) 7946 0018", "associations": []}],
                 "suggestions": [], "openedAt": "2026-11-23T09:06:32.412Z", "resolvedAt": "2026-11-23T09:10:00Z",
                 "resolvedBy": "AUTO", "callLogId": "3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01"}"""));
    }

    @Test
    void aLogOfMessagesTellsWhatTheySay() throws JsonProcessingException {
        Change logged = first(Samples.thread(2), OUTSIDE, match(JANE)).getFirst();

        assertThat(json(requireNonNull(line(logged).payload()))).isEqualTo(json("""
                {"callLogId": "3f2c1a9e-6b1d-4c56-9a3e-0d5b7f1e2a01", "accountId": "acme", "callId": "sms/2026-11-23/1",
                 "agentId": "u-17", "version": 1, "contactId": "c-1042", "contactName": "Jane Smith c-1042", "associationId": null,
                 "direction": "INBOUND", "phoneNumber": "+442079460018", "subject": "Messages with Jane Smith c-1042",
                 "startedAt": "2026-11-23T09:00:00Z", "endedAt": "2026-11-23T09:02:00Z", "talkTimeSeconds": 0,
                 "result": null, "medium": "SMS", "messageCount": 2, "notes": null, "disposition": null, "recordingUrl": null,
                 "loggedBy": "AUTO", "loggedAt": "2026-11-23T09:06:32.412Z", "ownerId": null,
                 "description": "Number: +442079460018\\n2 messages"}"""));
    }

    @Test
    void furtherMessagesAreTheReasonThatALogOfThemGrows() throws JsonProcessingException {
        CallLeg leg = Decision.first(ID, Samples.thread(2), OUTSIDE, match(JANE), LoggingRules.DEFAULT, FIRST)
                .leg();

        AuditEntry line =
                line(Decision.correction(leg, Samples.messages(3), OUTSIDE, match(JANE), LoggingRules.DEFAULT, LATER)
                        .changes()
                        .getFirst());

        assertThat(line.action()).isEqualTo("LOG_CORRECTED");
        assertThat(json(line.details())).isEqualTo(json("{\"reason\": \"MESSAGES\", \"sequence\": 3}"));
    }

    @Test
    void theReasonsNameWhatTheDecisionWasMadeFrom() throws JsonProcessingException {
        AuditEntry logged = line(first(said().statement(), OUTSIDE, match(JANE)).getFirst());
        AuditEntry opened = line(first(said().statement(), OUTSIDE, noMatch()).getFirst());
        AuditEntry corrected = line(corrected(noMatch(), OUTSIDE, noMatch()).getFirst());
        AuditEntry notLogged = line(first(said().statement(), OUTSIDE, INTERNAL).getFirst());

        assertThat(json(logged.details())).isEqualTo(json("""
                {"reason": "ONE_CONTACT", "contactId": "c-1042", "matchedPhone": "(020) 7946 0018"}"""));
        assertThat(json(opened.details())).isEqualTo(json("{\"reason\": \"NO_CONTACT_MATCH\"}"));
        assertThat(json(corrected.details())).isEqualTo(json("{\"reason\": \"CORRECTION\", \"sequence\": 2}"));
        assertThat(json(notLogged.details())).isEqualTo(json("{\"reason\": \"INTERNAL_CALL\"}"));
    }

    /** Each kind of change, each kind of conflict, and calls of which little is known. */
    static Stream<Change> changes() {
        Party nobody = new Party(null, null, null);
        LegStatement least = said().by(null)
                .between(Direction.INBOUND, nobody, nobody)
                .ended(null, CallResult.MISSED)
                .through(null, null)
                .statement();
        OtherParty withheld = new OtherParty.WithheldParty();
        Stream<List<Change>> ofFirst = Stream.of(match(JANE), noMatch(), twoContacts(), twoDeals(), INTERNAL)
                .flatMap(classification -> Stream.of(
                        first(said().statement(), OUTSIDE, classification), first(least, withheld, classification)));
        Stream<List<Change>> ofConflicts = Stream.<Conflict>of(noMatch(), twoContacts(), twoDeals())
                .flatMap(conflict -> Stream.of(
                        corrected(conflict, OUTSIDE, noMatch()),
                        corrected(conflict, OUTSIDE, match(JANE)),
                        corrected(conflict, Samples.COLLEAGUE, INTERNAL)));
        Stream<List<Change>> ofLogs = Stream.of(
                corrected(match(JANE), OUTSIDE, match(JANE)),
                corrected(match(JANE), SOMEBODY_ELSE, match(Samples.JOHN)),
                corrected(match(JANE), SOMEBODY_ELSE, twoContacts()),
                corrected(INTERNAL, OUTSIDE, INTERNAL));
        Stream<List<Change>> ofMessages = Stream.of(match(JANE), noMatch(), twoContacts(), INTERNAL)
                .map(classification -> first(Samples.thread(2), OUTSIDE, classification));
        return Stream.of(ofFirst, ofConflicts, ofLogs, ofMessages)
                .flatMap(each -> each)
                .flatMap(List::stream);
    }
}
