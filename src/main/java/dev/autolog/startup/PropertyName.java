package dev.autolog.startup;

import java.util.Locale;

/** The names of a property. */
final class PropertyName {
    private PropertyName() {}

    /** The environment variable that sets the property. */
    static String environment(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Both names, for messages to operators. */
    static String both(String property) {
        return property + " (" + environment(property) + ")";
    }
}
