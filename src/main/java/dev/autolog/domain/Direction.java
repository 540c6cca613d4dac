package dev.autolog.domain;

/** Who called whom: {@code INBOUND} to the agent, {@code OUTBOUND} from the agent. */
public enum Direction {
    INBOUND,
    OUTBOUND
}
