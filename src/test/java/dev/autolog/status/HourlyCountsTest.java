package dev.autolog.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.status.AccountFigures.TodayFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HourlyCountsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aDayBeginsAtMidnightOfTheAccount() {
        DayWindow dayWindow = DayWindow.today(Instant.parse("2026-11-24T23:30:00Z"), BERLIN);

        assertThat(dayWindow.date()).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(dayWindow.begin()).isEqualTo(Instant.parse("2026-11-24T23:00:00Z"));
        assertThat(dayWindow.hours()).isEqualTo(1);
    }

    @Test
    void theDayOnWhichTheClockIsSetBackHasTwentyFiveHours() {
        DayWindow dayWindow = DayWindow.today(Instant.parse("2026-10-25T22:59:59Z"), BERLIN);

        assertThat(dayWindow.hours()).isEqualTo(25);
        assertThat(dayWindow.startOf(2)).isEqualTo(Instant.parse("2026-10-25T00:00:00Z"));
        assertThat(dayWindow.startOf(3)).isEqualTo(Instant.parse("2026-10-25T01:00:00Z"));
    }

    @Test
    void theDayOnWhichTheClockIsSetForwardHasTwentyThree() {
        assertThat(DayWindow.today(Instant.parse("2026-03-29T21:59:59Z"), BERLIN)
                        .hours())
                .isEqualTo(23);
    }

    @Test
    void hoursOfAZoneThatIsHalfAnHourOffBeginWithItsDay() {
        DayWindow dayWindow = DayWindow.today(Instant.parse("2026-11-25T07:10:00Z"), ZoneId.of("Asia/Kolkata"));

        assertThat(dayWindow.startOf(0)).isEqualTo(Instant.parse("2026-11-24T18:30:00Z"));
        assertThat(dayWindow.hours()).isEqualTo(13);
    }

    @Test
    void whatTheTablesSayIsToldByTheHour() {
        HourlyCounts counts =
                new HourlyCounts(DayWindow.today(Instant.parse("2026-11-25T01:10:00Z"), ZoneId.of("UTC")));
        counts.calls(0, "LOGGED", "AUTO", 5);
        counts.calls(0, "LOGGED", "POLICY", 2);
        counts.calls(1, "LOGGED", "AGENT", 1);
        counts.calls(1, "NOT_LOGGED", "INTERNAL_CALL", 3);
        counts.calls(1, "IN_CONFLICT", "", 4);
        counts.conflicts(1, "NO_CONTACT_MATCH", 4);
        counts.addSettled(1, "AUTO", 2);
        counts.addSettled(1, "u-17", 1);
        counts.addSettled(1, "u-18", 1);

        TodayFigures todayFigures = counts.today();

        assertThat(todayFigures.timeZone()).isEqualTo("UTC");
        assertThat(todayFigures.hours()).hasSize(2);
        HourlyFigures first = todayFigures.hours().get(0);
        assertThat(first.loggedAutomatically()).isEqualTo(5);
        assertThat(first.loggedByRule()).isEqualTo(2);
        assertThat(first.notLogged()).isEmpty();
        HourlyFigures second = todayFigures.hours().get(1);
        assertThat(second.startsAt()).isEqualTo(Instant.parse("2026-11-25T01:00:00Z"));
        assertThat(second.loggedByPeople()).isEqualTo(1);
        assertThat(second.notLogged()).containsExactlyEntriesOf(Map.of(NotLoggedReason.INTERNAL_CALL, 3L));
        assertThat(second.conflicts()).containsExactlyEntriesOf(Map.of(ConflictKind.NO_CONTACT_MATCH, 4L));
        assertThat(second.settledByPeople()).isEqualTo(2);
        assertThat(second.settledByThemselves()).isEqualTo(2);
    }
}
