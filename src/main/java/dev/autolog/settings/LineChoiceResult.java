package dev.autolog.settings;

/** The result of an admin's choice about a line. */
public sealed interface LineChoiceResult {
    /**
     * It is in force for the next call.
     *
     * @param line the line, as it is stored
     */
    record ChosenLine(OwnLine line) implements LineChoiceResult {}

    /** The text is neither one number nor an extension; nothing was changed. */
    record UnreadableLine() implements LineChoiceResult {}

    /** The account's setting lists the line, so that it cannot be removed here; nothing was changed. */
    record ListedLine() implements LineChoiceResult {}

    /** There is no choice to take back; nothing was changed. */
    record UnchosenLine() implements LineChoiceResult {}
}
