package dev.autolog.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, newest first.
 *
 * @param items the items; can be fewer than the limit even though more follow
 * @param next the cursor of the next page; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /** The same page with other items. */
    <R> Page<R> with(List<R> others) {
        return new Page<>(others, next);
    }

    /** Masked: items hold personal data. */
    @Override
    public String toString() {
        return "Page[" + items.size() + " items]";
    }
}
