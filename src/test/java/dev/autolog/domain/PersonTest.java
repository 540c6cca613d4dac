package dev.autolog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {

    @ParameterizedTest(name = "{0} sees a leg of ''{1}'': {2}")
    @CsvSource({
        "AGENT, u-17, true",
        "AGENT, u-18, false",
        "AGENT, '', false",
        "SUPERVISOR, u-17, true",
        "SUPERVISOR, u-18, true",
        "SUPERVISOR, '', true",
        "ADMIN, u-18, true",
        "ADMIN, '', true"
    })
    void anAgentSeesOwnLegsAndTheOthersSeeAll(Role role, String agentOfLeg, boolean seen) {
        assertThat(new Person("acme", "u-17", role).maySee(agentOfLeg)).isEqualTo(seen);
    }
}
