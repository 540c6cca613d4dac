package dev.autolog.intake;

import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.kafka.Rehearsal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decides made-up calls and rolls the decisions back, so that the first call of a new instance does not wait until classes are
 * loaded, statements are prepared and connections are open.
 */
@ApplicationScoped
class CallRehearsal implements Rehearsal {
    private static final String ACCOUNT = "autolog-rehearsal";
    /** Reserved for fiction, in an international and a national form. */
    private static final List<String> NUMBERS = List.of("+442079460018", "(415) 555-0100");

    private final CallIntake callIntake;
    private final Clock clock;

    CallRehearsal(CallIntake callIntake, Clock clock) {
        this.callIntake = callIntake;
        this.clock = clock;
    }

    @Override
    public Uni<Void> rehearse() {
        Instant now = clock.instant();
        return callIntake.rehearse(
                NUMBERS.stream().map(number -> call(number, now)).toList());
    }

    private static ReceivedRecord<CallEnded> call(String number, Instant now) {
        String callId = "c" + NUMBERS.indexOf(number);
        String call = """
                {"accountId": "%1$s", "callId": "%2$s", "agent": {"id": "rehearsal", "number": "+14155550101"},
                 "direction": "INBOUND", "from": {"number": "%3$s"}, "to": {"number": "+14155550101"},
                 "startedAt": "%4$s", "answeredAt": "%4$s", "endedAt": "%4$s", "result": "ANSWERED"}
                """.formatted(ACCOUNT, callId, number, now);
        var source = new ConsumerRecord<>("", 0, 0, bytes(ACCOUNT + "/" + callId), bytes(call));
        return new ReceivedRecord<>(CallEndedReader.of(source, now), source, false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
