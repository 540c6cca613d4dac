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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                    records.keySet().forEach(refusals::remove);
                    refused.forEach(letter -> refusals.put(letter, TOO_LARGE));
                    return refusals;
                }))
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new TimeoutException("records were not acknowledged in time"));
    }

    /** In the order of the letters; those that are not there any more are left out. */
    private Map<Letter, ProducerRecord<byte[], byte[]>> again(List<Letter> letters) {
        Map<LetterId, ConsumerRecord<byte[], byte[]>> found =
                reader.read(letters.stream().map(Letter::id).toList());
        Map<Letter, ProducerRecord<byte[], byte[]>> records = new LinkedHashMap<>();
        for (Letter letter : letters) {
            ConsumerRecord<byte[], byte[]> record = found.get(letter.id());
            if (record != null && letter.is(record)) {
                records.put(letter, Replay.of(record));
            }
        }
        return records;
    }

    /** Returns those that are too large. */
    private Uni<List<Letter>> publish(Map<Letter, ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return publisher
                .publish(List.copyOf(records.values()))
                .replaceWith(List.<Letter>of())
                // One of them is; the others are published twice by this at worst, and repeats change nothing.
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(() -> oneByOne(records));
    }

    private Uni<List<Letter>> oneByOne(Map<Letter, ProducerRecord<byte[], byte[]>> records) {
        return Multi.createFrom()
                .iterable(records.entrySet())
                .onItem()
                .transformToMultiAndConcatenate(again -> publisher
                        .publish(List.of(again.getValue()))
                        .onItem()
                        .transformToMulti(_ -> Multi.createFrom().<Letter>empty())
                        .onFailure(RecordTooLargeException.class)
                        .recoverWithItem(again.getKey()))
                .collect()
                .asList();
    }
}
