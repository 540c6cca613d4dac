package dev.autolog.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Call;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.PlatformLeg;
import dev.autolog.domain.Samples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Under which keys legs are taken over from the topics. */
class PublishedLegReaderTest {
    private static final LegKey FIRST = new LegKey("acme", "s-1", "u-17");

    private final Map<LegKey, CallLeg> known = new HashMap<>();

    private static LegStatement leg(@Nullable String legId) {
        Call call = Samples.said().call().as(PlatformLeg.published("s-1", legId));
        return new LegStatement(FIRST, call);
    }

    private LegKey takeOver(@Nullable String legId) {
        List<LegKey> keys = legId == null ? List.of(FIRST) : keys(legId);
        LegStatement leg = PublishedLegReader.apartFrom(known::get, leg(legId), keys);
        var nothing = new Outcome.NotLogged(NotLoggedReason.AUTO_LOG_OFF);
        known.put(leg.key(), new CallLeg(UUID.randomUUID(), leg, null, nothing, 1, 0));
        return leg.key();
    }

    private static List<LegKey> keys(String legId) {
        LegKey further = PlatformLeg.publishedKey(FIRST, legId);
        return PlatformLeg.isOwn(legId) ? List.of(further) : List.of(FIRST, further);
    }

    @Test
    void legsOfOneAgentWithIdsOfThePlatformHaveKeysOfTheirOwn() {
        assertThat(takeOver("a")).isEqualTo(FIRST);
        assertThat(takeOver("b")).isEqualTo(PlatformLeg.publishedKey(FIRST, "b"));
        assertThat(takeOver("b")).isEqualTo(PlatformLeg.publishedKey(FIRST, "b"));
        assertThat(takeOver("a")).isEqualTo(FIRST);
    }

    @Test
    void aFurtherLegWithoutAnIdIsPublishedWithItsKey() {
        String own = "leg/0b8a3c1e-1c6e-3f6e-8a55-0d7f0f6f2b11";

        assertThat(takeOver(null)).isEqualTo(FIRST);
        assertThat(takeOver(own)).isEqualTo(new LegKey("acme", own, "u-17"));
        assertThat(known.get(new LegKey("acme", own, "u-17")))
                .satisfies(leg -> assertThat(leg.callId()).isEqualTo("s-1"))
                .satisfies(leg -> assertThat(leg.publishedLegId()).isEqualTo(own));
    }
}
