/** Recovers a database that was restored to an earlier time from Kafka, before other workers use it. */
@NullMarked
package dev.autolog.recovery;

import org.jspecify.annotations.NullMarked;
