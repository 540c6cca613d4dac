package dev.autolog.backfill;

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
class JobJson {
    private static final TypeReference<Set<String>> AGENTS = new TypeReference<>() {};

    private final ObjectMapper json;

    JobJson(ObjectMapper json) {
        this.json = json;
    }

    String tally(BackfillTally backfillTally) {
        return write(new TallyJson(backfillTally.logged(), backfillTally.conflicts(), backfillTally.notLogged()));
    }

    BackfillTally tally(String text) {
        TallyJson tallyJson = read(text, new TypeReference<TallyJson>() {});
        return new BackfillTally(tallyJson.logged, tallyJson.conflicts, tallyJson.notLogged);
    }

    @Nullable
    String agents(@Nullable Set<String> agents) {
        return agents == null ? null : write(List.copyOf(new TreeSet<>(agents)));
    }

    @Nullable
    Set<String> agents(@Nullable String text) {
        return text == null ? null : read(text, AGENTS);
    }

    /** The stored form of a tally, without its totals. */
    private record TallyJson(long logged, Map<ConflictKind, Long> conflicts, Map<NotLoggedReason, Long> notLogged) {}

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
