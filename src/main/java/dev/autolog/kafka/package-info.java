/** Consumes Kafka records strictly, in batches that one bad record cannot block; publishes records and dead letters. */
@NullMarked
package dev.autolog.kafka;

import org.jspecify.annotations.NullMarked;
