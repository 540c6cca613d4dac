package dev.autolog.settings;

/** An admin's choice about a line, which counts more than what calls show. */
public enum LineChoice {
    /** It is the account's own, even if no agent has it now. */
    PINNED,
    /** It is not the account's own, and calls do not teach it. */
    REMOVED
}
