/** A database that was restored to an earlier time is brought up to what Kafka holds, before anything works with it. */
@NullMarked
package dev.autolog.recovery;

import org.jspecify.annotations.NullMarked;
