package dev.autolog.persistence;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Works on the first entry of a queue. An entry that fails passes its turn, so that it holds up no other account's. */
public final class QueueTurn {
    private QueueTurn() {}

    /**
     * Works on an entry.
     *
     * @param work a transaction; tells the entry that it has chosen before it begins with it
     * @param passTurn puts the entry behind the others, in a transaction of its own; where that fails too, the entry stays first
     * @return fails as the work does
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
