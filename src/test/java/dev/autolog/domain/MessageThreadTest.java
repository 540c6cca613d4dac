package dev.autolog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessageThreadTest {
    private static final Agent ADA = new Agent("u-17", "101", "+14155550101", "Ada Park", "ada@acme.example");
    private static final Party JANE = new Party("+442079460018", "SMITH J", null);
    private static final Party OURS = new Party("+14155550101", null, null);
    private static final SharedInbox SUPPORT = new SharedInbox("support", "Support");
    private static final String TIME = "2026-11-23T09:10:00Z";

    private static Message message(
            @Nullable Agent agent, @Nullable SharedInbox inbox, String conversation, String sentAt) {
        return new Message(
                new MessageKey("acme", conversation, "m-1"),
                0,
                agent,
                inbox,
                Direction.INBOUND,
                JANE,
                OURS,
                Instant.parse(sentAt),
                "Hello",
                List.of());
    }

    static LegKey keyOf(String sentAt, ZoneId zone) {
        return MessageThread.keyOf(message(ADA, null, "t-1", sentAt), "+442079460018", zone);
    }

    private static LegKey keyOf(Message message, String number) {
        return MessageThread.keyOf(message, number, ZoneOffset.UTC);
    }

    @Nested
    class WhichThreadAMessageBelongsTo {
        private final LegKey thread = keyOf(message(ADA, null, "t-1", TIME), "+442079460018");

        @Test
        void oneForAnAgentANumberAndADayInWhateverConversation() {
            assertThat(keyOf(message(ADA, null, "t-2", "2026-11-23T23:59:59Z"), "+442079460018"))
                    .isEqualTo(thread);
            assertThat(thread.agentId()).isEqualTo("u-17");
        }

        @Test
        void anotherForEveryOtherAgentNumberAndDay() {
            Agent ben = new Agent("u-18", null, null, null, null);

            assertThat(List.of(
                            keyOf(message(ben, null, "t-1", TIME), "+442079460018"),
                            keyOf(message(ADA, null, "t-1", TIME), "+442079460019"),
                            keyOf(message(ADA, null, "t-1", "2026-11-24T00:00:00Z"), "+442079460018"),
                            keyOf(message(null, null, "t-1", TIME), "+442079460018")))
                    .doesNotHaveDuplicates()
                    .doesNotContain(thread);
        }

        @Test
        void oneForASharedInboxsConversationWhoeverWritesAndWhenever() {
            LegKey shared = keyOf(message(null, SUPPORT, "t-1", TIME), "+442079460018");

            assertThat(keyOf(message(ADA, SUPPORT, "t-1", "2027-01-01T00:00:00Z"), "+14155552671"))
                    .isEqualTo(shared);
            assertThat(keyOf(message(null, SUPPORT, "t-2", TIME), "+442079460018"))
                    .isNotEqualTo(shared);
            assertThat(shared.agentId()).isEmpty();
            assertThat(MessageThread.isOfInbox(shared)).isTrue();
            assertThat(MessageThread.isOfInbox(thread)).isFalse();
        }

        @Test
        void itsNameIsShortHoweverLongTheConversations() {
            assertThat(keyOf(message(null, SUPPORT, "t".repeat(256), TIME), "").callId())
                    .hasSizeLessThan(64);
        }

        @Test
        void itsNameHoldsNoNumber() {
            assertThat(thread.callId()).doesNotContain("2079460018");
        }
    }

    @Nested
    class TheThreadOfMessages {
        private static ThreadMessage said(Direction direction, Party other, String sentAt) {
            boolean inbound = direction == Direction.INBOUND;
            return new ThreadMessage(
                    "m-" + sentAt,
                    direction,
                    inbound ? other : OURS,
                    inbound ? OURS : other,
                    Instant.parse(sentAt),
                    "Ada",
                    "Hello",
                    List.of());
        }

        private static MessageThread thread(ThreadMessage... messages) {
            return ThreadMessages.of(messages.length, List.of(messages)).toThread(3, ADA, null, ZoneOffset.UTC);
        }

        @Test
        void itLastsFromTheFirstMessageToTheLast() {
            MessageThread thread = thread(
                    said(Direction.INBOUND, JANE, "2026-11-23T09:12:00Z"),
                    said(Direction.INBOUND, JANE, "2026-11-23T09:10:00Z"),
                    said(Direction.OUTBOUND, JANE, "2026-11-23T09:11:00Z"));

            assertThat(thread.startedAt()).isEqualTo("2026-11-23T09:10:00Z");
            assertThat(thread.endedAt()).isEqualTo("2026-11-23T09:12:00Z");
            assertThat(thread.talkTime()).isEqualTo(Duration.ZERO);
            assertThat(thread.result()).isNull();
            assertThat(thread.medium()).isEqualTo(Medium.SMS);
            assertThat(thread.agent()).isEqualTo(ADA);
            assertThat(thread.sequence()).isEqualTo(3);
        }

        @Test
        void itGoesTheWayOfTheFirstMessage() {
            MessageThread thread = thread(
                    said(Direction.INBOUND, JANE, "2026-11-23T09:12:00Z"),
                    said(Direction.OUTBOUND, new Party(JANE.number(), null, null), "2026-11-23T09:10:00Z"));

            assertThat(thread.direction()).isEqualTo(Direction.OUTBOUND);
            assertThat(thread.ours()).isEqualTo(OURS);
        }

        @Test
        void itsOtherPartyHasTheNameThatAnyMessageTells() {
            Party nameless = new Party(JANE.number(), null, null);

            assertThat(thread(
                                    said(Direction.OUTBOUND, nameless, "2026-11-23T09:10:00Z"),
                                    said(Direction.INBOUND, JANE, "2026-11-23T09:12:00Z"))
                            .otherParty())
                    .isEqualTo(JANE);
            assertThat(thread(said(Direction.INBOUND, nameless, "2026-11-23T09:10:00Z"))
                            .otherParty())
                    .isEqualTo(nameless);
        }
    }

    @Nested
    class WhoWrote {
        private static Message outbound(@Nullable Agent agent, @Nullable SharedInbox inbox, Party from) {
            return new Message(
                    new MessageKey("acme", "t-1", "m-1"),
                    0,
                    agent,
                    inbox,
                    Direction.OUTBOUND,
                    from,
                    JANE,
                    Instant.parse(TIME),
                    "Hello",
                    List.of());
        }

        @Test
        void aCustomerIsCalledAsTheNetworkCallsThem() {
            assertThat(message(ADA, null, "t-1", TIME).writer()).isEqualTo("SMITH J");
        }

        @Test
        void anAgentByNameAndTheInboxWhereNobodyIsNamed() {
            assertThat(outbound(ADA, SUPPORT, OURS).writer()).isEqualTo("Ada Park");
            assertThat(outbound(new Agent("u-17", null, null, null, null), null, OURS)
                            .writer())
                    .isEqualTo("u-17");
            assertThat(outbound(null, SUPPORT, OURS).writer()).isEqualTo("Support");
            assertThat(outbound(null, null, OURS).writer()).isEqualTo("+14155550101");
            assertThat(outbound(null, null, new Party(null, null, null)).writer())
                    .isEqualTo("Unknown");
        }
    }
}
