package dev.autolog.crm;

import java.time.Duration;

/** What makes a write that is repeated after an unknown outcome happen once. */
public sealed interface WriteGuarantee {
    /** The CRM enforces a key of ours: a repeat changes the same record. */
    record UniqueKey() implements WriteGuarantee {}

    /** We choose the record's id: a repeat is refused or changes the same record. */
    record ClientChosenId() implements WriteGuarantee {}

    /**
     * Records carry a mark that can be searched for.
     *
     * @param searchDelay how long after a write the search may not see it yet
     */
    record Findable(Duration searchDelay) implements WriteGuarantee {}

    /** Nothing does: a write with an unknown outcome waits for a person. */
    record Unsafe() implements WriteGuarantee {}
}
