package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Wire.Out;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OnceTest extends FlowTest {
    private static final String JANES = "+14155552671";
    private static final String BOBS = "+14155552672";
    private static final String NOBODYS = "+14155552673";

    @BeforeEach
    void crm() {
        crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", BOBS));
    }

    @Test
    void aRepeatedEventChangesNothingAndPublishesNothing() {
        EndedCall call = callFrom(JANES, "s-1");
        wire.call(call);
        wire.call(call);
        wire.await("call-logged", account, 1);
        wire.call(call);
        wire.call(call.with("recordingUrl", "https://recordings.example/unnumbered"));

        wire.settle(database);
        assertThat(wire.on("call-logged", account)).extracting(this::version).containsExactly("s-1/1");
        assertThat(database.trail(account, "s-1")).containsExactly("LOGGED|AUTO|1");
    }

    @Test
    void everyAgentsLegIsLoggedOnce() {
        wire.call(callFrom(JANES, "s-1"));
        wire.call(callFrom(JANES, "s-1").agent("u-18", "102", "+14155550102"));
        wire.call(callFrom(JANES, "s-1"));

        wire.settle(database);
        assertThat(wire.on("call-logged", account)).hasSize(2);
    }

    @Test
    void aHigherSequenceCorrectsTheLogAndALowerOneIsARepeat() {
        wire.call(callFrom(JANES, "s-1").sequence(5));
        wire.call(callFrom(JANES, "s-1").sequence(7).with("recordingUrl", "https://recordings.example/1"));
        wire.call(callFrom(JANES, "s-1").sequence(6).with("recordingUrl", "https://recordings.example/stale"));

        wire.settle(database);
        List<Out> logs = wire.on("call-logged", account);
        assertThat(logs).extracting(this::version).containsExactly("s-1/1", "s-1/2");
        assertThat(logs.get(1).text("recordingUrl")).isEqualTo("https://recordings.example/1");
        assertThat(logs.get(1).key()).isEqualTo(logs.get(0).key());
        assertThat(database.trail(account, "s-1")).containsExactly("LOGGED|AUTO|1", "LOG_CORRECTED|AUTO|2");
    }

    @Test
    void aCorrectedNumberMovesTheLogToTheRightContact() {
        wire.call(callFrom(JANES, "s-1"));
        wire.call(callFrom(BOBS, "s-1").sequence(1));

        List<Out> logs = wire.await("call-logged", account, 2);
        assertThat(logs).extracting(out -> out.text("contactId")).containsExactly("c-1", "c-2");
        assertThat(logs).extracting(this::version).containsExactly("s-1/1", "s-1/2");
    }

    @Test
    void aNumberCorrectedToNobodysWithdrawsTheLogAndOpensAConflict() {
        wire.call(callFrom(JANES, "s-1"));
        wire.call(callFrom(NOBODYS, "s-1").sequence(1));

        Out withdrawn = wire.await("call-logged", account, 2).get(1);
        assertThat(withdrawn.value()).isNull();
        assertThat(withdrawn.headers()).containsEntry("ce_type", "dev.autolog.call-log-withdrawn");
        assertThat(wire.await("unresolved-conflicts", account, 1).getFirst().text("status"))
                .isEqualTo("OPEN");
        assertThat(database.trail(account, "s-1"))
                .containsExactly("LOGGED|AUTO|1", "LOG_WITHDRAWN|AUTO|2", "CONFLICT_OPENED|AUTO|1");
    }

    @Test
    void aConflictWhoseNumberIsCorrectedToAContactsIsResolvedAndLogged() {
        wire.call(callFrom(NOBODYS, "s-1"));
        wire.call(callFrom(JANES, "s-1").sequence(1));

        Out resolved = wire.await("unresolved-conflicts", account, 2).get(1);
        Out log = wire.await("call-logged", account, 1).getFirst();
        assertThat(resolved.text("status")).isEqualTo("RESOLVED");
        assertThat(resolved.text("resolvedBy")).isEqualTo("AUTO");
        assertThat(resolved.text("callLogId")).isEqualTo(log.text("callLogId"));
        assertThat(resolved.text("version")).isEqualTo("2");
    }

    @Test
    void aLogThatAPersonMadeStaysOnItsContactWhateverThePlatformCorrects() {
        wire.call(callFrom(JANES, "s-1"));
        database.awaitLegs(account, 1);
        database.run(
                "update call_leg set logged_by = 'AGENT', notes = 'asked for a quote' where account_id = ?", account);

        wire.call(callFrom(BOBS, "s-1").sequence(1));

        Out corrected = wire.await("call-logged", account, 2).get(1);
        assertThat(corrected.text("contactId")).isEqualTo("c-1");
        assertThat(corrected.text("notes")).isEqualTo("asked for a quote");
        assertThat(corrected.text("phoneNumber")).isEqualTo(BOBS);
    }

    private String version(Out out) {
        return out.text("callId") + "/" + out.text("version");
    }
}
