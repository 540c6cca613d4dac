package dev.autolog.torture;

import dev.autolog.local.StartFailure;
import java.util.HashMap;
import java.util.Map;

/**
 * The length of a run, and the seed of its random choices.
 *
 * @param calls the number of calls to publish
 * @param minutes the duration of the faults, unless their number determines it
 * @param faults the number of faults; 0 for as many as fit into the minutes
 * @param seed the same seed gives the same calls and the same order of faults
 * @param instances the number of instances of the service
 * @param heavy whether to include faults that need root or a library that only some machines have
 */
record TortureOptions(int calls, int minutes, int faults, long seed, int instances, boolean heavy) {
    static final String USAGE = """
            Options: --calls=N     calls (40 a second of the minutes)
                     --minutes=N   minutes of faults (4)
                     --faults=N    faults, however long they take (as many as fit into the minutes)
                     --seed=N      what chance begins with (1)
                     --instances=N instances of the service (2; 3 for 30 minutes and more)""";

    private static final int CALLS_A_SECOND = 40;
    private static final int LONG_MINUTES = 30;

    static TortureOptions of(String... arguments) {
        Map<String, Long> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || !parts[0].matches("--(calls|minutes|faults|seed|instances)")) {
                throw new StartFailure("Unknown option " + argument + "\n" + USAGE);
            }
            if (!parts[1].isBlank()) {
                given.put(parts[0], number(parts[0], parts[1]));
            }
        }
        long minutes = given.getOrDefault("--minutes", 4L);
        return new TortureOptions(
                Math.toIntExact(given.getOrDefault("--calls", minutes * 60 * CALLS_A_SECOND)),
                Math.toIntExact(minutes),
                Math.toIntExact(given.getOrDefault("--faults", 0L)),
                given.getOrDefault("--seed", 1L),
                Math.toIntExact(given.getOrDefault("--instances", minutes >= LONG_MINUTES ? 3L : 2L)),
                true);
    }

    private static long number(String name, String text) {
        try {
            return Math.max(0, Long.parseLong(text.replace("_", "")));
        } catch (NumberFormatException e) {
            throw new StartFailure(name + " needs a whole number", e);
        }
    }
}
