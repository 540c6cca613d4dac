package dev.autolog.domain;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.MultipleAssociations;
import dev.autolog.domain.Classification.MultipleContacts;
import dev.autolog.domain.Classification.NoMatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls, contacts and classifications to begin with. */
public final class Samples {
    /** The number of whoever calls. */
    public static final PhoneNumber NUMBER = new PhoneNumber("+442079460018");
    /** What a correction says the number was. */
    public static final PhoneNumber OTHER_NUMBER = new PhoneNumber("+14155552671");

    public static final OtherParty OUTSIDE = new OtherParty.Outside(NUMBER);
    public static final OtherParty SOMEBODY_ELSE = new OtherParty.Outside(OTHER_NUMBER);
    public static final OtherParty COLLEAGUE = new OtherParty.Internal("102");

    public static final Contact JANE = contact("c-1042", 0);
    public static final Contact JOHN = contact("c-1043", 0);

    private Samples() {}

    /** A contact with so many open associations. */
    public static Contact contact(String id, int openAssociations) {
        List<Association> open = new ArrayList<>();
        for (int i = 1; i <= openAssociations; i++) {
            open.add(new Association("deal-" + i, "deal", "Renewal " + i, true));
        }
        return new Contact(id, "Jane Smith " + id, "Lead", "Initech", open);
    }

    /** A contact that has the number. */
    public static Candidate candidate(String id, int openAssociations) {
        return new Candidate(contact(id, openAssociations), "(020) 7946 0018");
    }

    /** Exactly one contact. */
    public static AutoLog match(Contact contact) {
        List<Association> open = contact.openAssociations();
        return new AutoLog(
                contact,
                Optional.ofNullable(open.isEmpty() ? null : open.getFirst()),
                "(020) 7946 0018",
                MatchReason.ONE_CONTACT);
    }

    /** Nobody has the number, one contact nearly does. */
    public static NoMatch noMatch() {
        return new NoMatch(
                List.of(new Suggestion(JANE, "(020) 7946 0018 ext. 4", SuggestionReason.SHARED_SWITCHBOARD)));
    }

    public static MultipleContacts twoContacts() {
        return new MultipleContacts(List.of(candidate("c-1042", 1), candidate("c-1043", 0)));
    }

    public static MultipleAssociations twoDeals() {
        return new MultipleAssociations(candidate("c-1042", 2));
    }

    /** An answered inbound call of agent u-17. */
    public static Said said() {
        return new Said(
                new LegKey("acme", "s-1", "u-17"),
                1,
                new Agent("u-17", "101", "+14155550101", "Ada Park", "ada@acme.example"),
                Direction.INBOUND,
                new Party(NUMBER.e164(), "SMITH J", null),
                new Party("+14155550101", null, "101"),
                Instant.parse("2026-11-23T09:00:00Z"),
                Instant.parse("2026-11-23T09:00:04Z"),
                Instant.parse("2026-11-23T09:06:32Z"),
                CallResult.ANSWERED,
                "sales",
                "https://recordings.example/1");
    }

    /** So many messages of the same agent and number, as one leg; none are of a thread whose messages went elsewhere. */
    public static MessageThread messages(int count) {
        return messages(new Party(NUMBER.e164(), "SMITH J", null), count);
    }

    /** So many messages from this party. */
    public static MessageThread messages(Party from, int count) {
        Instant first = Instant.parse("2026-11-23T09:00:00Z");
        return new MessageThread(
                count,
                new Agent("u-17", "101", "+14155550101", "Ada Park", "ada@acme.example"),
                Direction.INBOUND,
                from,
                new Party("+14155550101", null, null),
                first,
                first.plusSeconds(60L * count),
                null,
                count,
                count == 0 ? "" : count + " messages");
    }

    /** The statement of a thread with so many messages. */
    public static LegStatement thread(int count) {
        return thread("acme", messages(count));
    }

    public static LegStatement thread(String accountId, MessageThread messages) {
        return new LegStatement(new LegKey(accountId, "sms/2026-11-23/1", "u-17"), messages);
    }

    /** A statement of the platform, to change piece by piece. */
    public record Said(
            LegKey leg,
            long sequence,
            @Nullable Agent agent,
            Direction direction,
            Party from,
            Party to,
            Instant startedAt,
            @Nullable Instant answeredAt,
            Instant endedAt,
            CallResult result,
            @Nullable String queue,
            @Nullable String recordingUrl) {

        public Call call() {
            return new Call(
                    sequence, agent, direction, from, to, startedAt, answeredAt, endedAt, result, queue, recordingUrl);
        }

        public LegStatement statement() {
            return new LegStatement(leg, call());
        }

        public Said of(String accountId, String callId) {
            return new Said(
                    new LegKey(accountId, callId, leg.agentId()),
                    sequence,
                    agent,
                    direction,
                    from,
                    to,
                    startedAt,
                    answeredAt,
                    endedAt,
                    result,
                    queue,
                    recordingUrl);
        }

        public Said by(@Nullable Agent who) {
            LegKey key = new LegKey(leg.accountId(), leg.callId(), who == null ? "" : who.id());
            return new Said(
                    key,
                    sequence,
                    who,
                    direction,
                    from,
                    to,
                    startedAt,
                    answeredAt,
                    endedAt,
                    result,
                    queue,
                    recordingUrl);
        }

        public Said sequence(long newSequence) {
            return new Said(
                    leg,
                    newSequence,
                    agent,
                    direction,
                    from,
                    to,
                    startedAt,
                    answeredAt,
                    endedAt,
                    result,
                    queue,
                    recordingUrl);
        }

        public Said between(Direction newDirection, Party newFrom, Party newTo) {
            return new Said(
                    leg,
                    sequence,
                    agent,
                    newDirection,
                    newFrom,
                    newTo,
                    startedAt,
                    answeredAt,
                    endedAt,
                    result,
                    queue,
                    recordingUrl);
        }

        public Said ended(@Nullable Instant newAnsweredAt, CallResult newResult) {
            return new Said(
                    leg,
                    sequence,
                    agent,
                    direction,
                    from,
                    to,
                    startedAt,
                    newAnsweredAt,
                    endedAt,
                    newResult,
                    queue,
                    recordingUrl);
        }

        public Said through(@Nullable String newQueue, @Nullable String newRecordingUrl) {
            return new Said(
                    leg,
                    sequence,
                    agent,
                    direction,
                    from,
                    to,
                    startedAt,
                    answeredAt,
                    endedAt,
                    result,
                    newQueue,
                    newRecordingUrl);
        }
    }
}
