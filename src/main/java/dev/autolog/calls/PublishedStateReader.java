package dev.autolog.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.SettingsReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads what was published, and what the database has of it. */
@ApplicationScoped
class PublishedStateReader {
    private static final Logger LOG = Logger.getLogger(PublishedStateReader.class);

    private final CallRepository callRepository;
    private final SettingsReader settingsReader;
    private final ObjectMapper json;

    PublishedStateReader(CallRepository callRepository, SettingsReader settingsReader, ObjectMapper json) {
        this.callRepository = callRepository;
        this.settingsReader = settingsReader;
        this.json = json;
    }

    /** What the database has. */
    record KnownState(Map<LegId, CallLeg> legs, Map<LegKey, CallLeg> byKey, BatchSettings settings) {
        @Nullable
        CallLeg leg(LegId id) {
            return legs.get(id);
        }
    }

    /** What the database has of the legs, locked, and by which keys it knows others of the same calls. */
    Uni<KnownState> readPublished(
            Mutiny.StatelessSession session, List<PublishedState> states, Collection<LegKey> named) {
        return callRepository
                .findByIdToChange(
                        session, states.stream().map(PublishedState::leg).toList())
                .chain(legs -> callRepository.find(session, named).chain(byKey -> {
                    Set<LegKey> all = new HashSet<>(keys(legs.values()));
                    all.addAll(named);
                    return settingsReader
                            .inForce(session, all)
                            .map(batchSettings -> new KnownState(legs, byKey, batchSettings));
                }));
    }

    static Set<LegKey> keys(Collection<CallLeg> legs) {
        return legs.stream().map(leg -> leg.key()).collect(Collectors.toSet());
    }

    /** The values of those that have one. One that cannot be read stays as it is and does not stop the others. */
    <T> Map<LegId, T> values(List<PublishedState> states, Class<T> type) {
        Map<LegId, T> values = new HashMap<>();
        for (PublishedState state : states) {
            String value = state.value();
            if (value != null) {
                try {
                    values.put(state.leg(), json.readValue(value, type));
                } catch (JsonProcessingException e) {
                    // Without the message, which quotes the value.
                    LOG.errorf("Published state of %s is unreadable and was not imported", state.id());
                }
            }
        }
        return values;
    }

    /** A value to publish. */
    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }
}
