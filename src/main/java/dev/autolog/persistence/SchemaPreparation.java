package dev.autolog.persistence;

/** Work in a migrated database that must precede all other work. */
public interface SchemaPreparation {
    /**
     * Does the work if it is necessary; may wait.
     *
     * @throws RuntimeException if it must be retried
     */
    void prepare();
}
