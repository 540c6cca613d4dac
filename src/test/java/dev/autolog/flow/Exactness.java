package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Wire.Out;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What must hold after any accident: every call has one outcome, in the database and on the topics. */
final class Exactness {
    private Exactness() {}

    /** Holds the outcome of calls with the ids s-0 to s-(calls-1) against what was published for them. */
    static void assertEachCallHasOneOutcome(Wire wire, Database database, String account, int calls) {
        assertThat(database.count("select count(*) from call_leg where account_id = ?", account))
                .as("legs")
                .isEqualTo(calls);
        assertThat(database.count("select count(*) from audit_trail where account_id = ?", account))
                .as("decisions")
                .isEqualTo(calls);
        List<Out> published = Stream.concat(
                        wire.on("call-logged", account).stream(), wire.on("unresolved-conflicts", account).stream())
                .toList();
        Map<String, String> callOfEvent = new HashMap<>();
        for (Out out : published) {
            String event = String.valueOf(out.headers().get("ce_id"));
            String before = callOfEvent.putIfAbsent(event, out.text("callId"));
            // A record may repeat after a crash, but then it is the same fact.
            assertThat(before).as("call of a repeated event").isIn(null, out.text("callId"));
        }
        assertThat(callOfEvent.values())
                .as("published calls")
                .doesNotHaveDuplicates()
                .hasSize(calls);
        assertThat(wire.on("call-ended-dead-letter", account)).isEmpty();
    }
}
