package dev.autolog.demo;

import dev.autolog.local.LocalSettings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Commands to inspect the demo's results, for the tools that are installed on this machine. */
final class DemoHints {
    private static final String AUDIT = "select at, action, why from audit_trail order by line desc limit 20";

    private DemoHints() {}

    static List<String> lines(LocalSettings settings) {
        return List.of(
                "",
                "Look at each:",
                "  the CRM        " + settings.crmUrl() + " in a browser",
                "  logged         " + tail(settings, "call-logged"),
                "  conflicts      " + tail(settings, "unresolved-conflicts"),
                "  dead letters   " + tail(settings, "call-ended-dead-letter"),
                "  what and why   " + sql(settings),
                "  figures        curl -s " + settings.managementUrl() + "/q/metrics | grep ^calls_");
    }

    private static String tail(LocalSettings settings, String topic) {
        return isInstalled("kcat")
                ? "kcat -C -e -q -b " + settings.bootstrapServers() + " -t " + topic + " -f '%k %s\\n'"
                : settings.prefix() + "make tail TOPIC=" + topic;
    }

    private static String sql(LocalSettings settings) {
        return isInstalled("psql")
                ? "psql " + settings.databaseUrl() + " -c '" + AUDIT + "'"
                : settings.prefix() + "make sql QUERY='" + AUDIT + "'";
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
