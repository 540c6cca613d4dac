package dev.autolog.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.kafka.Channel;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleConfigSourceFactoryTest {
    private static final Path SERVICE = Path.of("src", "main", "resources", "application.properties");

    private static SmallRyeConfig config(Map<String, String> settings) throws IOException {
        ConfigSource service = new PropertiesConfigSource(SERVICE.toUri().toURL());
        return new SmallRyeConfigBuilder()
                .withSources(service, new PropertiesConfigSource(settings, "settings", 400))
                .withSources(new RoleConfigSourceFactory())
                .withMapping(RolesConfig.class)
                .build();
    }

    private static List<String> consumed(Map<String, String> settings) throws IOException {
        SmallRyeConfig config = config(settings);
        return Channel.in(config).stream()
                .map(Channel::name)
                .filter(name -> config.getOptionalValue("mp.messaging.incoming." + name + ".enabled", Boolean.class)
                        .orElse(true))
                .toList();
    }

    @Test
    void everyChannelIsOfOneRole() throws IOException {
        assertThat(Channel.in(config(Map.of())))
                .extracting(Channel::name)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ServiceRole.values())
                        .flatMap(role -> role.channels().stream())
                        .toList());
    }

    @Test
    void allRolesAreTheDefault() throws IOException {
        assertThat(config(Map.of()).getConfigMapping(RolesConfig.class).all()).containsOnly(ServiceRole.values());
        assertThat(consumed(Map.of())).hasSameSizeAs(Channel.in(config(Map.of())));
    }

    @Test
    void anInstanceConsumesTheChannelsOfItsRoles() throws IOException {
        assertThat(consumed(Map.of("autolog.roles", "calls")))
                .containsExactly("call-ended", "crm-contacts", "dead-letters", "message-exchanged");
        assertThat(consumed(Map.of("autolog.roles", "crm")))
                .containsExactly("crm-call-logged", "crm-placeholder-contacts", "crm-unresolved-conflicts");
    }

    @Test
    void noOtherSettingEnablesAChannelOfAnotherRole() throws IOException {
        assertThat(consumed(Map.of("autolog.roles", "crm", "mp.messaging.incoming.call-ended.enabled", "true")))
                .doesNotContain("call-ended");
    }

    @Test
    void onlyInstancesWithCallsServeUsers() throws IOException {
        assertThat(SecurityRules.servesUsers(config(Map.of("autolog.roles", "calls"))))
                .isTrue();
        assertThat(SecurityRules.servesUsers(config(Map.of("autolog.roles", "crm"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "crmm", "calls,email"})
    void rolesThatAreNoneAreRefusedWithTheName(String roles) {
        assertThatThrownBy(() -> config(Map.of("autolog.roles", roles))).hasMessageContaining("autolog.roles");
    }
}
