package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which side of a call is the customer, where the platform's record is wrong, short or a code. */
@QuarkusTest
class SidesFlowTest extends FlowTest {
    private static final String JANES = "+14155552671";
    private static final String ADAS = "+14155550101";

    @BeforeEach
    void janeIsKnown() {
        crmHas(contact("c-1", "Jane Smith", JANES));
    }

    /** An inbound call of Ada's, extension 101, between two lines. */
    private EndedCall inbound(String callId, @Nullable String from, @Nullable String to, @Nullable String extension) {
        return callFrom("", callId).fromNumber(from).toLine(to, extension);
    }

    private EndedCall outbound(String callId, String from, @Nullable String to, @Nullable String extension) {
        return inbound(callId, from, to, extension).with("direction", "OUTBOUND");
    }

    private List<String> outcomes() {
        wire.settle(database);
        return database.rows(
                "select call_id, outcome, not_logged, shown_number from call_leg where account_id = ? order by call_id",
                account);
    }

    private List<String> swapped() {
        return database.rows(
                "select l.call_id from audit_trail a join call_leg l on l.account_id = a.account_id and l.id = a.subject_id"
                        + " where a.account_id = ? and (a.why::json ->> 'sidesSwapped')::boolean order by l.call_id",
                account);
    }

    @Test
    void anInboundCallFromTheAgentsOwnLineIsTheCustomersAndTheTrailSaysSo() {
        wire.call(inbound("s-1", ADAS, JANES, null));
        wire.call(inbound("s-2", "(415) 555-0101", JANES, null));
        wire.call(inbound("s-3", "101", "(415) 555-2671", null));
        wire.call(inbound("s-4", ADAS, null, null));

        assertThat(outcomes())
                .containsExactly(
                        "s-1|LOGGED|null|" + JANES,
                        "s-2|LOGGED|null|" + JANES,
                        "s-3|LOGGED|null|" + JANES,
                        "s-4|IN_CONFLICT|null|null");
        assertThat(swapped()).containsExactly("s-1", "s-2", "s-3", "s-4");
        JsonNode log = wire.on("call-logged", account).getFirst().json();
        assertThat(log.get("contactId").asText()).isEqualTo("c-1");
        assertThat(log.get("direction").asText()).isEqualTo("INBOUND");
    }

    @Test
    void aCallBetweenTwoLinesOfTheAgentStaysInternal() {
        wire.call(callFrom(JANES, "s-0"));
        database.awaitLegs(account, 1);

        wire.call(inbound("s-1", ADAS, null, "101"));
        wire.call(outbound("s-2", "101", ADAS, null));

        assertThat(outcomes()).contains("s-1|NOT_LOGGED|INTERNAL_CALL|" + ADAS, "s-2|NOT_LOGGED|INTERNAL_CALL|" + ADAS);
        assertThat(swapped()).isEmpty();
    }

    @Test
    void anOutboundCallToTheAgentsOwnLineIsTheCustomersIfTheLineIsKnown() {
        wire.call(outbound("s-1", ADAS, "+442079460018", null));
        database.awaitLegs(account, 1);

        wire.call(outbound("s-2", JANES, ADAS, null));
        wire.call(outbound("s-3", JANES, null, "101"));

        assertThat(outcomes()).contains("s-2|LOGGED|null|" + JANES, "s-3|LOGGED|null|" + JANES);
        assertThat(swapped()).containsExactly("s-2", "s-3");
    }

    @Test
    void anOutboundCallWhoseAgentHasTheCustomersNumberIsTheCustomers() {
        wire.call(outbound("s-1", "+14155550199", JANES, null).agent("u-17", null, JANES));
        wire.call(outbound("s-2", "+14155550199", JANES, null).agent("u-17", null, JANES));

        assertThat(outcomes()).containsExactly("s-1|LOGGED|null|" + JANES, "s-2|LOGGED|null|" + JANES);
        assertThat(swapped()).isEmpty();
    }

    @Test
    void aSwappedCallTeachesNoOwnLine() {
        wire.call(inbound("s-1", JANES, "+14155550199", null).agent("u-17", null, JANES));
        database.awaitLegs(account, 1);

        wire.call(callFrom(JANES, "s-2"));

        assertThat(outcomes()).containsExactly("s-1|IN_CONFLICT|null|+14155550199", "s-2|LOGGED|null|" + JANES);
    }

    @Test
    void aCallerWhoseNumberThePlatformLostIsAConflict() {
        List<String> remnants = List.of("-1", "+1", "99", "+464");
        remnants.forEach(remnant -> wire.call(callFrom(remnant, "s" + remnant)));

        assertThat(outcomes()).hasSize(4).allMatch(row -> row.contains("|IN_CONFLICT|null|"));
    }

    @Test
    void aFeatureCodeIsNotLogged() {
        wire.call(EndedCall.to("*97", account, "s-1"));
        wire.call(EndedCall.to("*72", account, "s-2"));
        wire.call(EndedCall.to("sip:*98@pbx.example", account, "s-3"));

        assertThat(outcomes())
                .containsExactly(
                        "s-1|NOT_LOGGED|FEATURE_CODE|*97",
                        "s-2|NOT_LOGGED|FEATURE_CODE|*72",
                        "s-3|NOT_LOGGED|FEATURE_CODE|*98");
        assertThat(wire.on("unresolved-conflicts", account)).isEmpty();
    }
}
