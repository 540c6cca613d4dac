/** Tests of what operators see: metrics, rules, alerts, dashboards. */
@NullMarked
package dev.autolog.watch;

import org.jspecify.annotations.NullMarked;
