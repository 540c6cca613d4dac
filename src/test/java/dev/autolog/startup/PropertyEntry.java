package dev.autolog.startup;

/**
 * A setting as a line of a table.
 *
 * @param kind what its values look like; empty where the meaning tells
 * @param preset the value that holds where nothing is set; empty if there is none
 */
record PropertyEntry(String name, String kind, String preset, String meaning) {
    /** Everything has been there since the first version that was given to anybody. */
    private static final String SINCE = "1.0";

    String line() {
        return "| "
                + String.join(
                        " | ",
                        "`" + name + "`<br>`" + PropertyName.environment(name) + "`",
                        preset.isEmpty() ? "–" : "`" + preset + "`",
                        meaning + (kind.isEmpty() ? "" : " (" + kind + ")"),
                        SINCE)
                + " |";
    }
}
