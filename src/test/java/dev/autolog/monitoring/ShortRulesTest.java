package dev.autolog.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortRulesTest {
    @Test
    void durationsAreDividedWithinBoundsAndNothingElseChanges() {
        assertThat(ShortRules.shortened("""
                        record: a:ratio_rate5m
                        expr: rate(a[15m]) > 3 * 86400 and rate(b[3d]) > 0.05 or rate(c[2m]) > 1
                        for: 10m""")).isEqualTo("""
                        record: a:ratio_rate5m
                        expr: rate(a[15s]) > 3 * 86400 and rate(b[30s]) > 0.05 or rate(c[4s]) > 1
                        for: 10s""");
    }
}
