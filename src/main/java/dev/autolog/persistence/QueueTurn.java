package dev.autolog.persistence;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Processes the first entry of a queue. An entry that fails passes its turn, so that it does not block other accounts. */
public final class QueueTurn {
    private QueueTurn() {}

    /**
     * Processes an entry.
     *
     * @param work a transaction that reports its entry before it starts on it
     * @param passTurn moves the entry to the end of the queue, in its own transaction; if that fails too, the entry stays first
     * @return fails like the work
     */
    public static <E, T> Uni<T> of(Function<Consumer<E>, Uni<T>> work, Function<E, Uni<Void>> passTurn) {
        AtomicReference<@Nullable E> chosen = new AtomicReference<>();
        return work.apply(chosen::set).onFailure().call(() -> {
            E entry = chosen.get();
            return entry == null
                    ? Uni.createFrom().voidItem()
                    : passTurn.apply(entry).onFailure().recoverWithNull();
        });
    }
}
