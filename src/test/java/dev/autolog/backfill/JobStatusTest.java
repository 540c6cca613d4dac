package dev.autolog.backfill;

import static dev.autolog.backfill.JobCommand.CANCEL;
import static dev.autolog.backfill.JobCommand.PAUSE;
import static dev.autolog.backfill.JobCommand.RESUME;
import static dev.autolog.backfill.JobCommand.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobStatusTest {
    @ParameterizedTest
    @CsvSource({
        "PREVIEWING, -,       PAUSED, PREVIEWING, CANCELLED",
        "PREVIEWED,  RUNNING, -,      -,          CANCELLED",
        "RUNNING,    RUNNING, PAUSED, RUNNING,    CANCELLED",
        "PAUSED,     -,       PAUSED, RUNNING,    CANCELLED",
        "FAILED,     -,       -,      RUNNING,    CANCELLED",
        "CANCELLED,  -,       -,      -,          CANCELLED",
        "DONE,       -,       -,      -,          -"
    })
    void whatComesNextIsInATable(JobStatus status, String start, String pause, String resume, String cancel) {
        assertThat(Stream.of(START, PAUSE, RESUME, CANCEL)
                        .map(command ->
                                status.after(command, true).map(JobStatus::name).orElse("-")))
                .containsExactly(start, pause, resume, cancel);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSED", "FAILED"})
    void aJobThatStoppedAtItsPreviewGoesOnWithThat(JobStatus status) {
        assertThat(status.after(RESUME, false)).isEqualTo(Optional.of(JobStatus.PREVIEWING));
    }

    @Test
    void nothingLogsBeforeItWasStarted() {
        Set<JobStatus> reached = EnumSet.of(JobStatus.PREVIEWING);
        for (int step = 0; step < JobStatus.values().length; step++) {
            for (JobStatus status : EnumSet.copyOf(reached)) {
                Stream.of(PAUSE, RESUME, CANCEL)
                        .flatMap(command -> status.after(command, false).stream())
                        .forEach(reached::add);
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(JobStatus.PREVIEWING, JobStatus.PAUSED, JobStatus.CANCELLED);
    }

    @Test
    void thePreviewEndsInAQuestionAndTheJobInItsEnd() {
        assertThat(JobStatus.PREVIEWING.afterLastCall()).isEqualTo(JobStatus.PREVIEWED);
        assertThat(JobStatus.RUNNING.afterLastCall()).isEqualTo(JobStatus.DONE);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PREVIEWING", "RUNNING"})
    void whatGoesThroughNothingCannotBeThroughWithIt(JobStatus status) {
        assertThat(status.isAtWork()).isFalse();
        assertThatThrownBy(status::afterLastCall).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aJobIsOpenUntilItIsDoneOrCancelled(JobStatus status) {
        assertThat(status.isOpen()).isEqualTo(status != JobStatus.DONE && status != JobStatus.CANCELLED);
    }
}
