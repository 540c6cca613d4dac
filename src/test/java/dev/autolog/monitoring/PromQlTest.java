package dev.autolog.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {
    @Test
    void metricsAreToldFromFunctionsLabelsAndOperators() {
        assertThat(PromQl.metrics("""
                        histogram_quantile(0.99, sum by (le, by) (rate(a_bucket{job="x", uri=~"/api/.*"}[5m])))
                        and on (topic) changes(b:c:max[10m] offset 1d) > 3 * 86400 or absent(up{job="x"} == 1) or vector(0)""")).containsExactly("a_bucket", "b:c:max", "up");
    }
}
