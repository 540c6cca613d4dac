package dev.autolog.deadletters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's selection of dead letters. */
public sealed interface DeadLetterSelection {

    /** The dead letters with these ids. */
    record SelectedIds(List<String> ids) implements DeadLetterSelection {
        public SelectedIds {
            ids = List.copyOf(ids);
        }

        /** Masked: a person wrote the ids. */
        @Override
        public String toString() {
            return "SelectedIds[" + ids.size() + "]";
        }
    }

    /**
     * All waiting dead letters.
     *
     * @param topic the topic of the source records; null for all
     * @param reason null for all
     */
    record SelectedFilter(@Nullable String topic, @Nullable String reason) implements DeadLetterSelection {
        /** Masked: a person wrote the filter. */
        @Override
        public String toString() {
            return "SelectedFilter[…]";
        }
    }
}
