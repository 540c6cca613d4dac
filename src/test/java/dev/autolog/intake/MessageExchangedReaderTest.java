package dev.autolog.intake;

import static dev.autolog.kafka.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.contract.Contract;
import dev.autolog.contract.DeadLetterExample;
import dev.autolog.contract.Example;
import dev.autolog.domain.Agent;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Message;
import dev.autolog.domain.MessageKey;
import dev.autolog.domain.Party;
import dev.autolog.domain.SharedInbox;
import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.Sources;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageExchangedReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private static Message read(String json) {
        return MessageExchangedReader.of(Sources.of("message-exchanged", null, json), NOW);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleOfTheContractIsRead(Example example) {
        Message message = MessageExchangedReader.of(Sources.of(example.topic(), example.key(), example.value()), NOW);

        assertThat(message.key().accountId() + "/" + message.key().conversationId())
                .isEqualTo(example.key());
    }

    @ParameterizedTest
    @MethodSource("deadLetters")
    void everyBadExampleIsRefusedForItsReason(DeadLetterExample example) {
        var source = Sources.of(example.topic(), example.key(), example.value());

        assertRefused(
                () -> MessageExchangedReader.of(source, NOW),
                DeadLetterReason.valueOf(example.reason()),
                example.detail());
    }

    @Test
    void everyFieldArrivesWhereItBelongs() {
        Message message = read("""
                {"eventId": "e-1", "accountId": "acme", "conversationId": "t-1", "messageId": "m-1", "sequence": 2,
                 "agent": {"id": "u-17", "extension": "101", "number": "+14155550101", "name": "Ada Park", "email": "ada@acme.example"},
                 "sharedInbox": {"id": "support", "name": "Support"},
                 "direction": "OUTBOUND",
                 "from": {"number": "+14155550101", "name": "ACME", "extension": "102"},
                 "to": {"number": "+442079460018", "name": "SMITH J", "extension": "7"},
                 "sentAt": "2026-11-23T10:00:00+01:00", "text": "Here it is.",
                 "attachments": [{"name": "contract.pdf", "contentType": "application/pdf", "url": "https://files.example/1"},
                  {"name": "two\\nlines.jpg"}]}""");

        assertThat(message)
                .isEqualTo(new Message(
                        new MessageKey("acme", "t-1", "m-1"),
                        2,
                        new Agent("u-17", "101", "+14155550101", "Ada Park", "ada@acme.example"),
                        new SharedInbox("support", "Support"),
                        Direction.OUTBOUND,
                        new Party("+14155550101", "ACME", "102"),
                        new Party("+442079460018", "SMITH J", "7"),
                        Instant.parse("2026-11-23T09:00:00Z"),
                        "Here it is.",
                        List.of("contract.pdf", "two lines.jpg")));
    }

    @Test
    void partiesOfAGroupMessageAreReadAndOtherUsesOfTheFieldIgnored() {
        String group = Contract.example("message-exchanged/group.json");

        assertThat(read(group).participants())
                .extracting(Party::number)
                .containsExactly("+442079460018", "+442079460232");
        for (String other : List.of("null", "2", "\"two\"", "[\"+14155552671\", 7, {}]", "[{\"number\": 7}]", "{}")) {
            String used = group.replaceFirst("\"participants\": \\[.*\\]", "\"participants\": " + other);
            assertThat(read(used).participants()).as(other).isEmpty();
        }
    }

    @Test
    void littleIsNeeded() {
        Message message = read(Contract.example("message-exchanged/least.json"));

        assertThat(message.agent()).isNull();
        assertThat(message.inbox()).isNull();
        assertThat(message.text()).isNull();
        assertThat(message.attachments()).isEmpty();
        assertThat(message.sequence()).isZero();
    }

    @Test
    void aBlankTextIsNone() {
        assertThat(read(Contract.example("message-exchanged/inbound.json")
                                .replace("Can you send me the contract?", " "))
                        .text())
                .isNull();
    }

    static Stream<Example> examples() {
        return Contract.examples("message-exchanged");
    }

    static Stream<DeadLetterExample> deadLetters() {
        return Contract.deadLetters("message-exchanged");
    }
}
