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

/** Reads the published state of legs, and their state in the database. */
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

    /** The state in the database. */
    record KnownState(Map<LegId, CallLeg> legs, Map<LegKey, CallLeg> byKey, BatchSettings settings) {
        @Nullable
        CallLeg leg(LegId id) {
            return legs.get(id);
        }
    }

    /** Reads the legs from the database, locked, and the keys of the other legs of their calls. */
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

    /** The parsed values without tombstones. An unreadable value is omitted and does not stop the others. */
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
