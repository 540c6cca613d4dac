package dev.autolog.deadletters;

import dev.autolog.outbox.Publisher;
import dev.autolog.people.Refusal;
import dev.autolog.people.Refusal.ChoiceRefused;
import dev.autolog.people.Refusal.NotThere;
import dev.autolog.records.Contexts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/** Publishes the records of dead letters again, as they were. */
@ApplicationScoped
class Resend {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Refusal TOO_LARGE =
            new ChoiceRefused("ids", "The topic that the record came from takes none of this size any more.");

    private final LetterReader reader;
    private final Publisher publisher;

    Resend(LetterReader reader, Publisher publisher) {
        this.reader = reader;
        this.publisher = publisher;
    }

    private record Again(Letter letter, ProducerRecord<byte[], byte[]> record) {}

    /**
     * Publishes the records again, in this order, and waits for the acknowledgements.
     *
     * @return why not, of each letter that was not published: it is not there any more, or its topic takes none of its size.
     *     Fails if Kafka does not answer in time: then some of them may have been published
     */
    Uni<Map<Letter, Refusal>> publish(Context context, List<Letter> letters) {
        return Contexts.onWorker(context, () -> again(letters))
                .chain(records -> publish(records).map(refused -> {
                    Map<Letter, Refusal> refusals = new HashMap<>();
                    letters.forEach(letter -> refusals.put(letter, new NotThere()));
                    records.forEach(again -> refusals.remove(again.letter()));
                    refused.forEach(letter -> refusals.put(letter, TOO_LARGE));
                    return refusals;
                }))
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new TimeoutException("records were not acknowledged in time"));
    }

    private List<Again> again(List<Letter> letters) {
        Map<LetterId, ConsumerRecord<byte[], byte[]>> found =
                reader.read(letters.stream().map(Letter::id).toList());
        return letters.stream()
                .flatMap(letter -> Stream.ofNullable(found.get(letter.id()))
                        .filter(letter::is)
                        .map(record -> new Again(letter, Replay.of(record))))
                .toList();
    }

    /** Returns those that are too large. */
    private Uni<List<Letter>> publish(List<Again> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return publisher
                .publish(records.stream().map(Again::record).toList())
                .replaceWith(List.<Letter>of())
                // One of them is; the others are published twice by this at worst, and repeats change nothing.
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(() -> oneByOne(records));
    }

    private Uni<List<Letter>> oneByOne(List<Again> records) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToMultiAndConcatenate(again -> publisher
                        .publish(List.of(again.record()))
                        .onItem()
                        .transformToMulti(_ -> Multi.createFrom().<Letter>empty())
                        .onFailure(RecordTooLargeException.class)
                        .recoverWithItem(again.letter()))
                .collect()
                .asList();
    }
}
