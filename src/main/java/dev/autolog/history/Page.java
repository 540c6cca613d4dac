package dev.autolog.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, newest first.
 *
 * @param items what is on it; may be fewer than were asked for though more follow
 * @param next where to go on; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /** The page with other items in the places of these. */
    <R> Page<R> with(List<R> others) {
        return new Page<>(others, next);
    }

    /** Masked: lists are of people. */
    @Override
    public String toString() {
        return "Page[" + items.size() + " items]";
    }
}
