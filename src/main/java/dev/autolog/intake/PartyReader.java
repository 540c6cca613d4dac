package dev.autolog.intake;

import dev.autolog.domain.Agent;
import dev.autolog.domain.Party;
import dev.autolog.kafka.JsonRecord;
import dev.autolog.kafka.RecordKey;
import org.jspecify.annotations.Nullable;

/** Reads agents and parties, which the contract defines alike for calls and messages. */
final class PartyReader {
    static final int MAX_NAME = 512;
    static final int MAX_URL = 2048;
    private static final int MAX_NUMBER = 256;

    private PartyReader() {}

    /** The agent of a record; null if it has none. */
    static @Nullable Agent agent(JsonRecord json) {
        return json.optionalObject("agent").map(PartyReader::read).orElse(null);
    }

    private static Agent read(JsonRecord json) {
        return new Agent(
                json.text("id", RecordKey.MAX_ID),
                json.optionalText("extension", MAX_NUMBER),
                json.optionalText("number", MAX_NUMBER),
                json.optionalText("name", MAX_NAME),
                json.optionalText("email", MAX_NAME));
    }

    static Party party(JsonRecord json) {
        return new Party(
                json.optionalText("number", MAX_NUMBER),
                json.optionalText("name", MAX_NAME),
                json.optionalText("extension", MAX_NUMBER));
    }
}
