package dev.autolog.status;

import java.util.List;

/** The topics whose records people wait for. */
final class InputTopics {
    static final String CALLS = "call-ended";
    static final String MESSAGES = "message-exchanged";
    static final String CONTACTS = "crm-contacts";

    /** In the order in which people care. */
    static final List<String> TOPICS = List.of(CALLS, MESSAGES, CONTACTS);

    private InputTopics() {}
}
