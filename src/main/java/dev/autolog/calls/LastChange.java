package dev.autolog.calls;

import java.time.Instant;

/**
 * The last change of a leg.
 *
 * @param by {@code AUTO} or the agent id of the person who made it
 * @param at when it was made
 */
public record LastChange(String by, Instant at) {}
