package dev.autolog.calls;

import java.time.Instant;

/**
 * The last thing that happened to a call.
 *
 * @param by {@code AUTO} or the agent id of the person who did it
 * @param at when
 */
public record LastChange(String by, Instant at) {}
