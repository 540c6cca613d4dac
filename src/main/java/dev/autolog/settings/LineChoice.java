package dev.autolog.settings;

/** An admin's choice about a line, which overrides what calls show. */
public enum LineChoice {
    /** An own line, even if no agent has it now. */
    PINNED,
    /** Not an own line, even if calls show it. */
    REMOVED
}
