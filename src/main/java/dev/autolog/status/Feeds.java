package dev.autolog.status;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** The topics that are read, with the consumer groups that read them, as the connector is told of them. */
final class Feeds {
    static final String CALLS = "call-ended";
    static final String MESSAGES = "message-exchanged";
    static final String CONTACTS = "crm-contacts";

    private Feeds() {}

    /** Topics in the order in which people care, each with its group. */
    static Map<String, String> groups(Config config) {
        Map<String, String> groups = new LinkedHashMap<>();
        for (String channel : List.of(CALLS, MESSAGES, CONTACTS)) {
            groups.put(channel, config.getValue("mp.messaging.incoming." + channel + ".group.id", String.class));
        }
        return groups;
    }
}
