package dev.autolog.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the calls that are not logged from the service's metrics, because they leave no record on a topic. */
final class ServiceMetrics {
    /** {@code calls_decided_total{outcome="not_logged",reason="internal_call"} 3.0}, with the tags in any order. */
    private static final Pattern NOT_LOGGED = Pattern.compile(
            "^calls_decided_total\\{(?=[^}]*outcome=\"not_logged\")[^}]*reason=\"([a-z_]+)\"[^}]*\\} (\\S+)$",
            Pattern.MULTILINE);

    private final URI page;
    private final Map<String, Integer> before;

    /** Starts counting at the current values. */
    ServiceMetrics(URI service) {
        this.page = service.resolve("/q/metrics");
        this.before = read();
    }

    /** The number of calls that were not logged since, by reason; empty while the service does not answer. */
    Map<String, Integer> notLogged() {
        Map<String, Integer> since = new TreeMap<>();
        read().forEach((reason, count) -> {
            int more = count - before.getOrDefault(reason, 0);
            if (more > 0) {
                since.put(reason, more);
            }
        });
        return since;
    }

    private Map<String, Integer> read() {
        Map<String, Integer> counts = new TreeMap<>();
        try (InputStream body = page.toURL().openStream()) {
            Matcher line = NOT_LOGGED.matcher(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            while (line.find()) {
                counts.put(line.group(1), (int) Double.parseDouble(line.group(2)));
            }
        } catch (IOException e) {
            return counts;
        }
        return counts;
    }
}
