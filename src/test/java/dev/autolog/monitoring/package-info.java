/** Tests of what operators see: metrics, rules, alerts, dashboards. */
@NullMarked
package dev.autolog.monitoring;

import org.jspecify.annotations.NullMarked;
