package dev.autolog.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Person;
import dev.autolog.domain.Role;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubscribersTest {
    private static final StreamEvent CALL = new StreamEvent(StreamEvent.CALL, "7", "{}");

    private final Subscribers subscribers = new Subscribers(new StreamLimits() {
        @Override
        public int perPerson() {
            return 2;
        }

        @Override
        public int perAccount() {
            return 4;
        }
    });

    /** A stream with what its client got. */
    private record Client(EventStream stream, AssertSubscriber<StreamEvent> got) {
        boolean isDisplaced() {
            return stream.hasEnded()
                    && got.hasCompleted()
                    && got.getItems().getLast().equals(StreamEvent.DISPLACED);
        }
    }

    private Client join(String account, String agent) {
        return join(account, agent, null, Long.MAX_VALUE);
    }

    private Client join(String account, String agent, @Nullable String after, long requested) {
        EventStream stream =
                new EventStream(new Person(account, agent, Role.AGENT), Instant.MAX, after, subscribers::leave);
        AssertSubscriber<StreamEvent> got =
                stream.events().subscribe().withSubscriber(AssertSubscriber.create(requested));
        subscribers.join(stream);
        return new Client(stream, got);
    }

    @Test
    void theOldestOfAPersonEndsWhenOneTooManyOpens() {
        Client first = join("acme", "u-1");
        subscribers.welcome();
        Client second = join("acme", "u-1");
        Client other = join("acme", "u-2");
        Client namesake = join("umbrella", "u-1");
        Client third = join("acme", "u-1");

        assertThat(first.isDisplaced()).isTrue();
        assertThat(List.of(second, third, other, namesake))
                .noneMatch(client -> client.stream().hasEnded());
        assertThat(subscribers.size()).isEqualTo(4);

        assertThat(join("acme", "u-1").stream().hasEnded()).isFalse();
        assertThat(second.isDisplaced()).isTrue();
    }

    @Test
    void theOldestOfAnAccountEndsWhenOneTooManyOpens() {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(join("acme", "u-" + i));
        }

        assertThat(clients.getFirst().isDisplaced()).isTrue();
        assertThat(clients.subList(1, 5)).noneMatch(client -> client.stream().hasEnded());
        assertThat(join("umbrella", "u-1").stream().hasEnded()).isFalse();
    }

    @Test
    void fourHundredStreamsOfAPersonAreTwo() {
        for (int i = 0; i < 400; i++) {
            join("acme", "u-1");
        }
        assertThat(subscribers.size()).isEqualTo(2);
    }

    @Test
    void aDisplacedClientThatTakesNothingKeepsNoEvents() {
        Client slow = join("acme", "u-1", null, 0);
        for (int i = 0; i < 100; i++) {
            slow.stream().send(CALL);
        }
        join("acme", "u-1");
        join("acme", "u-1");

        slow.got().request(Long.MAX_VALUE);
        assertThat(slow.got().getItems()).containsExactly(StreamEvent.DISPLACED);
        assertThat(slow.isDisplaced()).isTrue();
    }

    @Test
    void newEventsComeAfterTheMissedOnes() {
        StreamEvent missed = new StreamEvent(StreamEvent.CALL, "5", "{}");
        Client client = join("acme", "u-1", "4", Long.MAX_VALUE);
        client.stream().send(CALL);
        client.stream().sendMissed(missed);
        client.stream().goOn(StreamEvent.alive("6"));
        StreamEvent next = StreamEvent.alive("8");
        client.stream().send(next);

        assertThat(client.got().getItems()).containsExactly(missed, StreamEvent.alive("6"), CALL, next);
    }

    @Test
    void aStreamThatIsResumedForTooLongHoldsAReset() {
        Client client = join("acme", "u-1", "4", Long.MAX_VALUE);
        for (int i = 0; i <= StreamBuffer.LONGEST; i++) {
            client.stream().send(CALL);
        }
        client.stream().goOn(StreamEvent.alive("6"));

        assertThat(client.got().getItems()).containsExactly(StreamEvent.alive("6"), StreamEvent.reset("7"));
    }

    @Test
    void aStreamThatEndsWhileItIsResumedSendsNothingMore() {
        Client client = join("acme", "u-1", "4", Long.MAX_VALUE);
        client.stream().end();
        client.stream().sendMissed(CALL);
        client.stream().goOn(StreamEvent.alive("6"));

        client.got().assertCompleted();
        assertThat(client.got().getItems()).isEmpty();
        assertThat(subscribers.isEmpty()).isTrue();
    }
}
