package dev.autolog.persistence;

/** What has to be done in a database whose schema is up to date, before anything else works with it. */
public interface SchemaPreparation {
    /**
     * Does it, or finds that there is nothing to do; may wait.
     *
     * @throws RuntimeException if it has to be tried again
     */
    void prepare();
}
