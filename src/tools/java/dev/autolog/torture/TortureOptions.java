package dev.autolog.torture;

import dev.autolog.local.StartFailure;
import java.util.HashMap;
import java.util.Map;

/**
 * How long a run is, and what its chance begins with.
 *
 * @param calls how many calls are published
 * @param minutes how long the faults go on, if their number does not say so
 * @param faults how many faults there are; 0 for as many as fit into the minutes
 * @param seed the same one leads to the same calls and the same order of faults
 * @param instances how many instances of the service run
 * @param heavy whether faults are there that only root, or only some machines, can make
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
