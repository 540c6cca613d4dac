package dev.autolog.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs hold no personal data, so nothing that may end up in one prints any. */
class PersonalDataTest {
    private static final String[] PACKAGES = {
        "dev.autolog.domain",
        "dev.autolog.settings",
        "dev.autolog.calls",
        "dev.autolog.crm",
        "dev.autolog.deadletters",
        "dev.autolog.directory",
        "dev.autolog.erasure",
        "dev.autolog.intake",
        "dev.autolog.matching",
        "dev.autolog.messages",
        "dev.autolog.api",
        "dev.autolog.history",
        "dev.autolog.stream",
        "dev.autolog.outbox",
        "dev.autolog.backfill",
        "dev.autolog.actions",
        "dev.autolog.preview",
        "dev.autolog.recheck",
        "dev.autolog.requests",
        "dev.autolog.status",
        "dev.autolog.tracing",
        "dev.autolog.upload"
    };

    @ParameterizedTest
    @MethodSource("records")
    void noRecordPrintsNumbersNamesOrNotes(Class<? extends Record> type) {
        assertThat(RecordSample.of(type).toString())
                .doesNotContain(RecordSample.SECRET)
                .doesNotContain(RecordSample.NUMBER.substring(1, 11));
    }

    @Test
    void theRecordsAreFound() {
        assertThat(records()).hasSizeGreaterThan(30);
    }

    static List<Class<? extends Record>> records() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(PACKAGES).stream()
                        .filter(JavaClass::isRecord)
                        .<Class<? extends Record>>flatMap(
                                found -> Stream.of(found.reflect().asSubclass(Record.class)))
                        .toList();
    }
}
