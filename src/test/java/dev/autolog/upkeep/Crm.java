package dev.autolog.upkeep;

import dev.autolog.flow.Wire.Out;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A consumer as the contract allows one: it drops events that it knows, keeps the newest version of each key, and takes a null
 * value as the end of it.
 */
final class Crm {
    private final Set<String> events = new HashSet<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, Out> logs = new HashMap<>();
    private final Map<String, List<Out>> byCall = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, @Nullable String> said = new HashMap<>();

    /** Takes in everything on a topic. */
    Crm take(List<Out> published) {
        published.forEach(this::take);
        return this;
    }

    private void take(Out out) {
        String event = String.valueOf(out.headers().get("ce_id"));
        int version = Integer.parseInt(event.substring(event.lastIndexOf('/') + 1));
        if (!events.add(event)) {
            if (!String.valueOf(said.get(event)).equals(String.valueOf(out.value()))) {
                complaints.add("another content under " + event);
            }
            return;
        }
        said.put(event, out.value());
        if (version < versions.getOrDefault(out.key(), 0)) {
            complaints.add("version " + version + " came after " + versions.get(out.key()) + " of " + out.key());
            return;
        }
        versions.put(out.key(), version);
        if (out.bytes() == null) {
            logs.remove(out.key());
        } else {
            logs.put(out.key(), out);
        }
    }

    /** What it could not make sense of. */
    List<String> complaints() {
        return complaints;
    }

    /** What it holds now, by the ids of the calls; several of one call make a list longer than one. */
    Map<String, List<Out>> byCall() {
        if (byCall.isEmpty()) {
            logs.values()
                    .forEach(out -> byCall.computeIfAbsent(out.text("callId"), _ -> new ArrayList<>())
                            .add(out));
        }
        return byCall;
    }

    /** What it holds now of a call. */
    List<Out> of(String call) {
        return byCall().getOrDefault(call, List.of());
    }
}
