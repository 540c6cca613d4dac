package dev.autolog.history;

/** A query that makes no sense. */
public final class InvalidQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String fault;

    /**
     * Of a parameter that cannot be understood.
     *
     * @param parameter as callers know it
     * @param fault what is wrong with it, without its value
     */
    public InvalidQueryException(String parameter, String fault) {
        super(parameter + " " + fault, null, false, false);
        this.parameter = parameter;
        this.fault = fault;
    }

    /** Which parameter. */
    public String parameter() {
        return parameter;
    }

    /** What is wrong with it. */
    public String fault() {
        return fault;
    }
}
