package dev.autolog.bench;

import dev.autolog.local.StartFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The options of a benchmark: the parts to measure and their sizes.
 *
 * @param contacts the number of contacts of the account
 * @param calls the number of calls of each measured run
 * @param warmUp the number of calls that a new process handles before it is measured
 * @param runs the number of runs of each contender
 * @param largeContacts the number of contacts in the last run; 0 omits that run
 * @param storedCalls the number of stored calls while requests of users and backfill are measured
 * @param latencySeconds the duration of the steady load
 * @param parts the parts to measure
 * @param settings further properties of the service, by names of environment variables
 * @param jvmOptions further options of the service's JVM
 */
record Options(
        int contacts,
        int calls,
        int warmUp,
        int runs,
        int largeContacts,
        int storedCalls,
        int latencySeconds,
        Set<String> parts,
        Map<String, String> settings,
        List<String> jvmOptions) {
    static final String USAGE = """
            Options: --contacts N   contacts of the account (1000000)
                     --calls N      calls of a measured run (300000)
                     --warm-up N    calls before each measured run (600000)
                     --runs N       runs of each contender (3)
                     --large        once more with ten times the contacts, and ten million calls stored for people instead of one
                     --quick        20000 contacts, 20000 calls, one run
                     --parts LIST   of feed,pipeline,floor,naive,latency,crash,people,settings,past,
                                    isolation,restore,crm (all)
                     --set K=V      an environment variable of the service
                     --jvm OPTION   an option of the service's JVM""";

    private static final Set<String> ALL = Set.of(
            "feed",
            "pipeline",
            "floor",
            "naive",
            "latency",
            "crash",
            "people",
            "settings",
            "past",
            "isolation",
            "restore",
            "crm");

    static Options of(String... arguments) {
        Map<String, Integer> numbers =
                new HashMap<>(Map.of("--contacts", 1_000_000, "--calls", 300_000, "--warm-up", 600_000, "--runs", 3));
        Set<String> parts = ALL;
        Map<String, String> settings = new HashMap<>();
        List<String> jvm = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseParallelGC"));
        boolean large = false;
        boolean quick = false;
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            switch (name) {
                case "--quick" -> {
                    quick = true;
                    numbers.putAll(Map.of("--contacts", 20_000, "--calls", 20_000, "--warm-up", 20_000, "--runs", 1));
                }
                case "--large" -> large = true;
                case "--contacts", "--calls", "--warm-up", "--runs" ->
                    numbers.put(name, number(name, value(arguments, ++i)));
                case "--parts" -> parts = Set.of(value(arguments, ++i).split(",", -1));
                case "--jvm" -> jvm.add(value(arguments, ++i));
                case "--set" -> {
                    String[] setting = value(arguments, ++i).split("=", 2);
                    settings.put(setting[0], setting.length < 2 ? "" : setting[1]);
                }
                default -> throw new StartFailure("Unknown option " + name + "\n" + USAGE);
            }
        }
        if (!ALL.containsAll(parts)) {
            throw new StartFailure("Parts are " + ALL);
        }
        // Contacts share numbers within each hundred, so the number of contacts is a multiple of it.
        int contacts = Math.max(100, numbers.getOrDefault("--contacts", 0) / 100 * 100);
        int calls = numbers.getOrDefault("--calls", 0);
        return new Options(
                contacts,
                calls,
                numbers.getOrDefault("--warm-up", 0),
                numbers.getOrDefault("--runs", 1),
                large ? contacts * 10 : 0,
                quick ? 20_000 : large ? 10_000_000 : 1_000_000,
                quick ? 10 : 60,
                parts,
                settings,
                jvm);
    }

    boolean measures(String part) {
        return parts.contains(part);
    }

    private static String value(String[] arguments, int i) {
        if (i >= arguments.length) {
            throw new StartFailure(arguments[i - 1] + " needs a value\n" + USAGE);
        }
        return arguments[i];
    }

    private static int number(String name, String text) {
        try {
            return Math.max(1, Integer.parseInt(text.replace("_", "")));
        } catch (NumberFormatException e) {
            throw new StartFailure(name + " needs a whole number", e);
        }
    }
}
