package dev.autolog.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.torture.Evidence.LegRow;
import dev.autolog.torture.Evidence.Output;
import dev.autolog.torture.Evidence.TrailRow;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the audit trail has each version of each log and conflict once, that the topics match it, that the last record of
 * each key is the newest state, and that each action of a person has an audit entry.
 */
final class TrailCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOGS = "call-logged";
    private static final String CONFLICTS = "unresolved-conflicts";

    /** The identity of a published record. */
    private record Place(String topic, UUID subject, int version) {}

    /** A published entry, with the number of its records on the topic. */
    private static final class Published {
        private final int payload;
        private int found;

        Published(@Nullable String payload) {
            this.payload = Objects.hashCode(payload);
        }
    }

    /** The last record of a key. */
    private record Newest(int version, @Nullable String value) {}

    private final Map<UUID, LegCheck.Leg> legs;
    private final Acts acts;
    private final Differences differences;
    private final Map<Place, Published> published = new HashMap<>();
    private final Map<UUID, Integer> entries = new HashMap<>();
    private final Map<UUID, Map<String, Integer>> actions = new HashMap<>();
    private final Map<String, Map<UUID, Newest>> newest = Map.of(LOGS, new HashMap<>(), CONFLICTS, new HashMap<>());
    private long repeats;

    TrailCheck(Map<UUID, LegCheck.Leg> legs, Acts acts, Differences differences) {
        this.legs = legs;
        this.acts = acts;
        this.differences = differences;
    }

    /** The number of records on the topics that repeat an earlier one. */
    long repeats() {
        return repeats;
    }

    /** The number of entries of the trail. */
    long entries() {
        return entries.values().stream().mapToLong(Integer::intValue).sum();
    }

    void trail(TrailRow row) {
        LegCheck.Leg leg = legs.get(row.subjectId());
        if (leg == null || !leg.row().accountId().equals(row.accountId())) {
            differences.add(row.subjectId().toString(), "an audit entry of no leg");
            return;
        }
        entries.merge(row.subjectId(), 1, Integer::sum);
        if (!row.actor().equals("AUTO")) {
            actions.computeIfAbsent(row.subjectId(), _ -> new HashMap<>()).merge(row.action(), 1, Integer::sum);
        }
        if (Markers.hasForeign(row.payload() + " " + row.actor(), row.accountId())) {
            differences.add(leg.event(), "an audit entry holds another account's data");
        }
        String topic = row.topic();
        if (topic != null
                && published.put(
                                new Place(topicName(topic), row.subjectId(), row.version()),
                                new Published(row.payload()))
                        != null) {
            differences.add(leg.event(), "two audit entries have version " + row.version());
        }
    }

    private static String topicName(String stored) {
        return stored.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void output(Output message) {
        Place place = place(message);
        LegCheck.Leg leg = place == null ? null : legs.get(place.subject);
        Map<UUID, Newest> ofTopic = newest.get(message.topic());
        if (place == null || leg == null || ofTopic == null) {
            differences.add(message.eventId(), "a record of no leg on " + message.topic());
            return;
        }
        String accountId = leg.row().accountId();
        if (!message.key().equals(accountId + "/" + place.subject) || Markers.hasForeign(message.value(), accountId)) {
            differences.add(leg.event(), "a record on " + message.topic() + " holds another account's data");
        }
        Published entry = published.get(place);
        if (entry == null) {
            differences.add(
                    leg.event(), "version " + place.version + " on " + message.topic() + " is not in the trail");
            return;
        }
        if (entry.payload != Objects.hashCode(message.value())) {
            differences.add(
                    leg.event(), "version " + place.version + " on " + message.topic() + " differs from the trail");
        }
        entry.found++;
        repeats += entry.found > 1 ? 1 : 0;
        ofTopic.put(place.subject, new Newest(place.version, message.value()));
    }

    /** The identity from the event id, which consists of topic, log or conflict id, and version; null for any other form. */
    private static @Nullable Place place(Output message) {
        String[] parts = message.eventId().split("/", -1);
        return parts.length == 3 && parts[0].equals(message.topic()) && parts[2].matches("[0-9]{1,9}")
                ? new Place(parts[0], UUID.fromString(parts[1]), Integer.parseInt(parts[2]))
                : null;
    }

    void finish() {
        published.forEach((place, entry) -> {
            if (entry.found == 0) {
                differences.add(event(place.subject), "version " + place.version + " is not on " + place.topic);
            }
        });
        legs.forEach((id, leg) -> {
            if (!entries.containsKey(id)) {
                differences.add(leg.event(), "has no audit entry");
            }
            checkVersions(leg, LOGS, leg.row().logVersion());
            checkVersions(leg, CONFLICTS, leg.row().conflictVersion());
            checkNewestLog(leg);
            checkNewestConflict(leg);
            checkActions(leg, acts.of(leg.name()), actions.getOrDefault(id, Map.of()));
        });
    }

    private String event(UUID subject) {
        LegCheck.Leg leg = legs.get(subject);
        return leg == null ? subject.toString() : leg.event();
    }

    private void checkVersions(LegCheck.Leg leg, String topic, int versions) {
        UUID id = leg.row().id();
        for (int version = 1; version <= versions; version++) {
            if (!published.containsKey(new Place(topic, id, version))) {
                differences.add(leg.event(), "the trail lacks version " + version + " for " + topic);
            }
        }
        if (published.containsKey(new Place(topic, id, versions + 1))) {
            differences.add(leg.event(), "the trail has a version for " + topic + " that the table lacks");
        }
    }

    private void checkNewestLog(LegCheck.Leg leg) {
        LegRow row = leg.row();
        Newest last = newest(LOGS, row.id());
        if (last.version != row.logVersion()) {
            differences.add(
                    leg.event(),
                    "the last record on " + LOGS + " is version " + last.version + ", not " + row.logVersion());
            return;
        }
        String contactId =
                last.value == null ? null : json(last.value).path("contactId").asText();
        if (!Objects.equals(contactId, row.contactId())) {
            differences.add(leg.event(), "the last record on " + LOGS + " has another contact than the table");
        }
    }

    private void checkNewestConflict(LegCheck.Leg leg) {
        LegRow row = leg.row();
        Newest last = newest(CONFLICTS, row.id());
        if (last.version != row.conflictVersion()) {
            differences.add(
                    leg.event(),
                    "the last record on " + CONFLICTS + " is version " + last.version + ", not "
                            + row.conflictVersion());
            return;
        }
        if (last.value != null) {
            JsonNode conflict = json(last.value);
            boolean open = row.outcome().equals("IN_CONFLICT");
            if (!conflict.path("status").asText().equals(row.conflictStatus())
                    || (open && !conflict.path("kind").asText().equals(row.reason()))) {
                differences.add(leg.event(), "the last record on " + CONFLICTS + " differs from the table");
            }
        }
    }

    private Newest newest(String topic, UUID id) {
        return Objects.requireNonNull(newest.get(topic)).getOrDefault(id, new Newest(0, null));
    }

    private void checkActions(LegCheck.Leg leg, List<Act> done, Map<String, Integer> found) {
        Map<String, Integer> expected = new HashMap<>();
        ModelOutcome before = null;
        for (Act act : done) {
            String action = action(act, before);
            if (action != null) {
                expected.merge(action, 1, Integer::sum);
            }
            before = act.outcome() == null ? before : act.outcome();
        }
        for (String action : List.of("CONFLICT_RESOLVED", "CONFLICT_DISMISSED", "LOG_EDITED", "LOG_MOVED")) {
            int entries = found.getOrDefault(action, 0);
            int acknowledged = expected.getOrDefault(action, 0);
            if (entries != acknowledged) {
                differences.add(
                        leg.event(),
                        entries + " entries " + action + " by people, who did it " + acknowledged + " times");
            }
        }
    }

    /** The expected action in the trail; null if the request changed nothing. */
    private static @Nullable String action(Act act, @Nullable ModelOutcome before) {
        ModelOutcome after = act.outcome();
        boolean moves = act.kind() == Act.Kind.MOVE || act.kind() == Act.Kind.MOVE_BACK;
        if (!moves || before == null || after == null || !Objects.equals(before.contactId(), after.contactId())) {
            return act.kind().action();
        }
        return before.equals(after) ? null : Act.Kind.EDIT.action();
    }

    private static JsonNode json(String value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published value is no JSON", e);
        }
    }
}
