package dev.autolog.crm.tryton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.CrmLog;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class NoteTextTest {
    @Test
    void aNoteHasAllThatALogHas() {
        assertThat(NoteText.of(log("asked for\na quote", false))).isEqualTo("""
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
        assertThat(NoteText.of(log("", true))).contains("inbound · SMS ·");
    }

    /** PostgreSQL stores no text with it. */
    @Test
    void aNullCharacterIsLeftOut() {
        assertThat(NoteText.of(log("a\0b", false))).contains("\nab\n");
    }

    @Test
    void theMarkIsTheLastOne() {
        assertThat(NoteMark.in(NoteText.of(log("see [autolog:cl-9/8]", false)))).isEqualTo(new NoteMark("cl-1", 3));
        assertThat(NoteMark.in("[autolog:cl-1/2]\nread by Bob")).isEqualTo(new NoteMark("cl-1", 2));
        assertThat(NoteMark.in("my own words")).isNull();
    }

    @Test
    void aPatternMeansItsOwnCharactersAlone() {
        assertThat(NoteMark.likePattern("a_b%c\\d")).isEqualTo("%[autolog:a\\_b\\%c\\\\d/%");
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
                LogWrites.START,
                LogWrites.START.plusSeconds(3665),
                3665,
                "ANSWERED",
                "Interested",
                "https://pbx.example/1",
                null,
                ZoneId.of("Europe/Berlin"),
                "https://autolog.example/calls/1");
    }
}
