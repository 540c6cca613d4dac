package dev.autolog.past;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.NotLoggedReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Columns of jobs that hold JSON. */
@ApplicationScoped
class JobTexts {
    private static final TypeReference<Set<String>> AGENTS = new TypeReference<>() {};

    private final ObjectMapper json;

    JobTexts(ObjectMapper json) {
        this.json = json;
    }

    String tally(Tally tally) {
        return write(new Kept(tally.logged(), tally.conflicts(), tally.notLogged()));
    }

    Tally tally(String text) {
        Kept kept = read(text, new TypeReference<Kept>() {});
        return new Tally(kept.logged, kept.conflicts, kept.notLogged);
    }

    @Nullable
    String agents(@Nullable Set<String> agents) {
        return agents == null ? null : write(List.copyOf(new TreeSet<>(agents)));
    }

    @Nullable
    Set<String> agents(@Nullable String text) {
        return text == null ? null : read(text, AGENTS);
    }

    /** A tally without what follows from it. */
    private record Kept(long logged, Map<ConflictKind, Long> conflicts, Map<NotLoggedReason, Long> notLogged) {}

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("a job's JSON cannot be read");
        }
    }
}
