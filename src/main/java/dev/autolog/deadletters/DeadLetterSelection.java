package dev.autolog.deadletters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which dead letters a person means. */
public sealed interface DeadLetterSelection {

    /** These. */
    record SelectedIds(List<String> ids) implements DeadLetterSelection {
        public SelectedIds {
            ids = List.copyOf(ids);
        }

        /** Masked: it is what a person wrote. */
        @Override
        public String toString() {
            return "SelectedIds[" + ids.size() + "]";
        }
    }

    /**
     * All that wait.
     *
     * @param topic that the records were read from; null for all
     * @param reason null for all
     */
    record SelectedFilter(@Nullable String topic, @Nullable String reason) implements DeadLetterSelection {
        /** Masked: it is what a person wrote. */
        @Override
        public String toString() {
            return "SelectedFilter[…]";
        }
    }
}
