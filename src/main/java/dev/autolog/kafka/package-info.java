/** Kafka records as they come in: strict reading, batches that one bad record cannot stop, dead letters. */
@NullMarked
package dev.autolog.kafka;

import org.jspecify.annotations.NullMarked;
