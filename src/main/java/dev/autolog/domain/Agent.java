package dev.autolog.domain;

import org.jspecify.annotations.Nullable;

/**
 * The person whose leg of a call ended.
 *
 * @param id the telephony platform's id of the agent
 * @param extension the agent's extension; null when unknown
 * @param number the agent's own number, which never matches a contact; null when unknown
 * @param name the agent's name; null when unknown
 * @param email the agent's address; null when unknown
 */
public record Agent(
        String id,
        @Nullable String extension,
        @Nullable String number,
        @Nullable String name,
        @Nullable String email) {

    /** This agent with the values of an earlier statement where this one has none. */
    Agent filledFrom(@Nullable Agent earlier) {
        if (earlier == null) {
            return this;
        }
        return new Agent(
                id,
                extension == null ? earlier.extension : extension,
                number == null ? earlier.number : number,
                name == null ? earlier.name : name,
                email == null ? earlier.email : email);
    }

    /** Masked: numbers, names and addresses are personal data. */
    @Override
    public String toString() {
        return "Agent[" + id + "]";
    }
}
