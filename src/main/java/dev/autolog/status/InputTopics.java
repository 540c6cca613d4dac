package dev.autolog.status;

import java.util.List;

/** The input topics whose lag the status shows. */
final class InputTopics {
    static final String CALLS = "call-ended";
    static final String MESSAGES = "message-exchanged";
    static final String CONTACTS = "crm-contacts";

    /** In the order of their importance to users. */
    static final List<String> TOPICS = List.of(CALLS, MESSAGES, CONTACTS);

    private InputTopics() {}
}
