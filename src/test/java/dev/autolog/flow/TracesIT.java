package dev.autolog.flow;

import static dev.autolog.flow.ExportedSpan.CONSUMER;
import static dev.autolog.flow.ExportedSpan.PRODUCER;
import static dev.autolog.flow.ExportedSpan.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Wire.Out;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with traces on, and a collector beside it. */
class TracesIT {
    private static final String ACCOUNT = "acme";
    private static final String JANES = "+14155552671";
    private static final String PLATFORM = "00f067aa0ba902b7";
    /** What no span may tell: names, numbers in any form, what people write. */
    private static final List<String> PERSONAL =
            List.of("Jane", "Smith", "Ada", "SOMEBODY", "4155552671", "555-2671", "4155550101", "secret");

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;
    private OtlpReceiver collector;
    private ServiceProcess service;

    @BeforeEach
    void start() {
        collector = new OtlpReceiver();
        stack = new Stack(folder);
        service = stack.service(
                "traced",
                Map.of(
                        "QUARKUS_OTEL_SDK_DISABLED",
                        "false",
                        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                        collector.url(),
                        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
                        "http/protobuf",
                        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
                        "PT0.2S"));
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-1", "Jane Smith", "(415) 555-2671"));
        stack.tables.awaitContacts(ACCOUNT, 1);
    }

    @AfterEach
    void stop() {
        service.close();
        stack.close();
        collector.close();
    }

    @Test
    void traceIsFollowedFromTopicToTopicAndThroughWhatPeopleDo() {
        aCallIsFollowedFromThePlatformToItsLog();
        aMessageIsFollowedToo();
        aDeadLetterIsToldInTheTraceOfItsSender();
        whatItsSenderDoesNotKeepIsPassedOnAndNotTold();
        whatIsMalformedIsIgnored();
        whatAPersonDoesIsFollowedToo();
        assertThat(collector.spans())
                .allSatisfy(span -> assertThat(span.attributes().values())
                        .as(span.name())
                        .noneMatch(value -> PERSONAL.stream().anyMatch(value::contains)));
    }

    private void aCallIsFollowedFromThePlatformToItsLog() {
        String trace = "1".repeat(32);
        EndedCall call = EndedCall.from(JANES, ACCOUNT, "s-1").agentName("Ada Park");
        stack.wire.send("call-ended", call.key(), call.json(), Map.of("traceparent", header(trace, "01")));

        Out log = logged("s-1");
        List<ExportedSpan> spans = awaitSpans(trace, 3);
        ExportedSpan taken = one(spans, span -> span.name().equals("process call-ended"));
        ExportedSpan decided = one(spans, span -> span.name().equals("decide"));
        ExportedSpan sent = one(spans, span -> span.name().equals("send call-logged"));
        assertThat(taken.parentId()).isEqualTo(PLATFORM);
        assertThat(taken.kind()).isEqualTo(CONSUMER);
        assertThat(decided.parentId()).isEqualTo(taken.spanId());
        assertThat(decided.attributes())
                .containsEntry("autolog.account_id", ACCOUNT)
                .containsEntry("autolog.subject_id", log.key().substring(ACCOUNT.length() + 1))
                .containsEntry("autolog.outcome", "logged")
                .containsEntry("autolog.reason", "one_contact");
        assertThat(sent.parentId()).isEqualTo(decided.spanId());
        assertThat(sent.kind()).isEqualTo(PRODUCER);
        assertThat(log.headers()).containsEntry("traceparent", "00-" + trace + "-" + sent.spanId() + "-01");
        assertThat(stack.tables.rows("select traceparent from audit_trail where subject_id = '"
                        + log.key().substring(ACCOUNT.length() + 1) + "'"))
                .containsExactly("00-" + trace + "-" + decided.spanId() + "-01");
    }

    private void aMessageIsFollowedToo() {
        String trace = "2".repeat(32);
        TextMessage message = TextMessage.from("+14155552679", ACCOUNT, "m-1");
        stack.wire.send("message-exchanged", message.key(), message.json(), Map.of("traceparent", header(trace, "01")));

        List<ExportedSpan> spans = awaitSpans(trace, 3);
        assertThat(spans)
                .extracting(ExportedSpan::name)
                .containsExactlyInAnyOrder("process message-exchanged", "decide", "send unresolved-conflicts");
        assertThat(one(spans, span -> span.name().equals("decide")).attributes())
                .containsEntry("autolog.outcome", "conflict_opened")
                .containsEntry("autolog.reason", "no_contact_match");
    }

    private void aDeadLetterIsToldInTheTraceOfItsSender() {
        String trace = "3".repeat(32);
        stack.wire.send("call-ended", ACCOUNT + "/s-3", "{secret", Map.of("traceparent", header(trace, "01")));

        Out letter = stack.wire.await("call-ended-dead-letter", ACCOUNT, 1).getFirst();
        List<ExportedSpan> spans = awaitSpans(trace, 2);
        ExportedSpan taken = one(spans, span -> span.name().equals("process call-ended"));
        ExportedSpan sent = one(spans, span -> span.name().equals("send call-ended-dead-letter"));
        assertThat(letter.headers()).containsEntry("traceparent", header(trace, "01"));
        assertThat(taken.parentId()).isEqualTo(PLATFORM);
        assertThat(taken.failed()).isTrue();
        assertThat(taken.attributes())
                .containsEntry("autolog.outcome", "dead_letter")
                .containsEntry("autolog.reason", "not_json");
        assertThat(sent.parentId()).isEqualTo(taken.spanId());
    }

    private void whatItsSenderDoesNotKeepIsPassedOnAndNotTold() {
        String trace = "4".repeat(32);
        EndedCall call = EndedCall.from(JANES, ACCOUNT, "s-4");
        stack.wire.send("call-ended", call.key(), call.json(), Map.of("traceparent", header(trace, "00")));

        assertThat(logged("s-4").headers().get("traceparent"))
                .startsWith("00-" + trace + "-")
                .endsWith("-00");
        assertThat(collector.ofTrace(trace)).isEmpty();
    }

    private void whatIsMalformedIsIgnored() {
        EndedCall call = EndedCall.from(JANES, ACCOUNT, "s-5");
        stack.wire.send("call-ended", call.key(), call.json(), Map.of("traceparent", "00-" + JANES + "-01"));

        assertThat(logged("s-5").headers()).doesNotContainKey("traceparent");
    }

    private void whatAPersonDoesIsFollowedToo() {
        String trace = "6".repeat(32);
        String conflict = stack.wire
                .await("unresolved-conflicts", ACCOUNT, 1)
                .getFirst()
                .key()
                .substring(ACCOUNT.length() + 1);
        admin().queryParam("q", "Jane").get("/api/v1/contacts").then().statusCode(200);
        Response answer = admin().header("traceparent", header(trace, "01"))
                .body(Map.of("contactId", "c-1", "notes", "secret"))
                .post("/api/v1/conflicts/" + conflict + "/resolve");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);

        List<ExportedSpan> spans = awaitSpans(trace, 3);
        ExportedSpan request = one(spans, span -> span.kind() == SERVER);
        assertThat(request.parentId()).isEqualTo(PLATFORM);
        assertThat(request.name()).isEqualTo("POST /api/v1/conflicts/{id}/resolve");
        List<ExportedSpan> sent =
                spans.stream().filter(span -> span.kind() == PRODUCER).toList();
        assertThat(sent)
                .extracting(ExportedSpan::name)
                .containsExactlyInAnyOrder("send unresolved-conflicts", "send call-logged");
        assertThat(sent).extracting(ExportedSpan::parentId).containsOnly(request.spanId());
    }

    private RequestSpecification admin() {
        return RestAssured.given()
                .baseUri(service.url().toString())
                .auth()
                .oauth2(stack.issuer.token(LocalPerson.of(ACCOUNT, "u-1", "admin")))
                .contentType(ContentType.JSON);
    }

    private Out logged(String callId) {
        Wire.patiently()
                .until(() -> stack.wire.on("call-logged", ACCOUNT).stream()
                        .anyMatch(out -> out.text("callId").equals(callId)));
        return stack.wire.on("call-logged", ACCOUNT).stream()
                .filter(out -> out.text("callId").equals(callId))
                .findFirst()
                .orElseThrow();
    }

    private List<ExportedSpan> awaitSpans(String trace, int count) {
        Wire.patiently().until(() -> collector.ofTrace(trace).size() >= count);
        return collector.ofTrace(trace);
    }

    private static ExportedSpan one(List<ExportedSpan> spans, Predicate<ExportedSpan> which) {
        List<ExportedSpan> found = spans.stream().filter(which).toList();
        assertThat(found).as(spans.toString()).hasSize(1);
        return found.getFirst();
    }

    private static String header(String trace, String flags) {
        return "00-" + trace + "-" + PLATFORM + "-" + flags;
    }
}
