package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LogTextTest {
    private static final Instant START = Instant.parse("2026-03-29T00:30:15Z");

    @Test
    void aNoteHasAllThatALogHas() {
        assertThat(LogText.of(log("asked for\na quote", false))).isEqualTo("""
                Call with Jane
                2026-03-29 01:30:15 +01:00 · inbound · 61 min 5 s · answered · +442079460018
                asked for
                a quote
                Disposition: Interested
                Recording: https://pbx.example/1
                https://autolog.example/calls/1
                [autolog:cl-1/3]""");
    }

    @Test
    void aMessageHasNoDuration() {
        assertThat(LogText.of(log("", true))).contains("inbound · SMS ·");
    }

    /** PostgreSQL stores no text with it. */
    @Test
    void aNullCharacterIsLeftOut() {
        assertThat(LogText.of(log("a\0b", false))).contains("\nab\n");
    }

    @Test
    void theMarkIsTheLastOne() {
        assertThat(LogMark.in(LogText.of(log("see [autolog:cl-9/8]", false)))).isEqualTo(new LogMark("cl-1", 3));
        assertThat(LogMark.in("[autolog:cl-1/2]\nread by Bob")).isEqualTo(new LogMark("cl-1", 2));
        assertThat(LogMark.in("my own words")).isNull();
    }

    @Test
    void aPatternMeansItsOwnCharactersAlone() {
        assertThat(LogMark.likePattern("a_b%c\\d")).isEqualTo("%[autolog:a\\_b\\%c\\\\d/%");
    }

    private static CrmLog log(String description, boolean isMessage) {
        return new CrmLog(
                "cl-1",
                3,
                "7",
                null,
                null,
                isMessage,
                true,
                "+442079460018",
                "Call with Jane",
                description,
                START,
                START.plusSeconds(3665),
                3665,
                "ANSWERED",
                "Interested",
                "https://pbx.example/1",
                null,
                ZoneId.of("Europe/Berlin"),
                "https://autolog.example/calls/1");
    }
}
