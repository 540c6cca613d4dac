package dev.autolog.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {
    @Test
    void portsAreThoseOfTheEnvironmentElseTheUsualOnes() {
        LocalSettings settings = LocalSettings.from(Map.of("KAFKA_PORT", "19092", "HTTP_PORT", ""));
        assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:19092");
        assertThat(settings.url()).hasPort(8080);
        assertThat(settings.prefix()).isEqualTo("KAFKA_PORT=19092 ");
    }

    @Test
    void aPortThatIsNoneIsRefusedInOneLine() {
        for (String port : new String[] {"abc", "0", "-1", "65536", "80 80"}) {
            assertThatThrownBy(() -> LocalSettings.from(Map.of("DATABASE_PORT", port)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("DATABASE_PORT=" + port + " is not a port number");
        }
    }

    @Test
    void aTakenPortIsNamedTogetherWithAnotherChoice() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            LocalSettings settings = LocalSettings.from(Map.of("HTTP_PORT", Integer.toString(taken.getLocalPort())));
            assertThatThrownBy(settings::checkPorts)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " for HTTP is taken")
                    .hasMessageContaining("HTTP_PORT=");
        }
    }
}
