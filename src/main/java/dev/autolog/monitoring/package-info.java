/** Metrics and health checks for operators: offsets, waiting work, and the size of the database. */
@NullMarked
package dev.autolog.monitoring;

import org.jspecify.annotations.NullMarked;
