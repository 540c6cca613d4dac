package dev.autolog.history;

/** A query parameter is invalid. */
public final class InvalidQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String sentence;

    /**
     * A violation of one parameter.
     *
     * @param parameter name of the query parameter
     * @param sentence what is wrong with it, in English; never quotes the value
     */
    public InvalidQueryException(String parameter, String sentence) {
        super(sentence, null, false, false);
        this.parameter = parameter;
        this.sentence = sentence;
    }

    /** The cursor does not belong to this list. */
    public static InvalidQueryException cursor() {
        return new InvalidQueryException("cursor", "Invalid cursor.");
    }

    /** Name of the query parameter. */
    public String parameter() {
        return parameter;
    }

    /** What is wrong with it, in English. */
    public String sentence() {
        return sentence;
    }
}
