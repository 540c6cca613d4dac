package dev.autolog.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseSizeSamplerTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private void told(Optional<MemorySize> capacity) {
        AgroalDataSource nobodyAsks = (AgroalDataSource) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AgroalDataSource.class}, (_, method, _) -> {
                    throw new AssertionError(method);
                });
        var _ = new DatabaseSizeSampler(nobodyAsks, config(false, capacity), registry);
    }

    @Test
    void howLargeTheDatabaseMayGrowIsToldAsItWasSet() {
        told(Optional.of(new MemorySize(BigInteger.valueOf(200L << 30))));

        assertThat(registry.get(DatabaseSizeSampler.CAPACITY).gauge().value()).isEqualTo(200L << 30);
    }

    @Test
    void nothingIsMadeUpWhereItWasNot() {
        told(Optional.empty());

        assertThat(registry.find(DatabaseSizeSampler.CAPACITY).gauge()).isNull();
    }

    static MonitoringConfig config(boolean accountLabels, Optional<MemorySize> capacity) {
        return new MonitoringConfig() {
            @Override
            public Duration interval() {
                return Duration.ZERO;
            }

            @Override
            public Optional<MemorySize> databaseCapacity() {
                return capacity;
            }

            @Override
            public boolean accountLabels() {
                return accountLabels;
            }
        };
    }
}
