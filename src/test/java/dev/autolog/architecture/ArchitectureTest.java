package dev.autolog.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.autolog");

    private static final ArchRule THE_DOMAIN_KNOWS_NOTHING_BUT_ITSELF = classes()
            .that()
            .resideInAPackage("dev.autolog.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.autolog.domain..", "java..", "org.jspecify..");
    private static final ArchRule TIME_IS_READ_IN_ONE_PLACE = noClasses()
            .that(simpleNameEndingWith("SystemClock").negate())
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "read the time of the machine",
                    call -> readsTheTime(
                            call.getTarget().getOwner().getName(),
                            call.getTarget().getName(),
                            call.getTarget().getRawParameterTypes().size())));
    private static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("dev.autolog.(*)..").should().beFreeOfCycles();
    /** A row of the table of packages, top to bottom, in the document on the architecture. */
    private static final Pattern PACKAGE_ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\| ");

    private static final ArchRule NOTHING_DEPENDS_ON_THE_INTAKE = noClasses()
            .that(resideInAPackage("dev.autolog.intake..").negate())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.autolog.intake..");
    private static final ArchRule SESSIONS_ARE_OF_ACCOUNTS = noClasses()
            .that(simpleNameEndingWith("AccountSessions").negate())
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Mutiny.SessionFactory.class);
    private static final ArchRule WHAT_A_CLASS_NEEDS_IT_GETS_IN_ITS_CONSTRUCTOR =
            noFields().should().beAnnotatedWith(Inject.class).orShould().beAnnotatedWith(ConfigProperty.class);
    private static final ArchRule NAMES_SAY_THE_ROLE =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Util|Utils|Helper)(\\$.*)?");

    /** Other workers observe the start of their role: an instance has only those of its roles. All roles have consumer groups. */
    private static final ArchRule WORKERS_START_WITH_THEIR_ROLE = noClasses()
            .that(resideOutsideOfPackage("dev.autolog.startup..")
                    .and(simpleName("SchemaMigrator").negate())
                    .and(simpleName("GroupMembership").negate())
                    .and(simpleName("CheckpointWorker").negate())
                    .and(simpleName("SamplingWorker").negate()))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(StartupEvent.class);

    /** Methods that read the machine's clock, by their class; those of java.time only without a clock to read. */
    private static boolean readsTheTime(String owner, String method, int parameters) {
        return switch (owner) {
            case "java.lang.System" -> method.equals("currentTimeMillis");
            case "java.time.Clock" -> method.startsWith("system") || method.startsWith("tick");
            default -> owner.startsWith("java.time.") && method.equals("now") && parameters == 0;
        };
    }

    @Test
    void theDomainKnowsNothingButItself() {
        THE_DOMAIN_KNOWS_NOTHING_BUT_ITSELF.check(CLASSES);
    }

    @Test
    void theDomainIsHandedTheTime() {
        noClasses()
                .that()
                .resideInAPackage("dev.autolog.domain..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CLASSES);
    }

    @Test
    void timeIsReadInOnePlace() {
        TIME_IS_READ_IN_ONE_PLACE.check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        PACKAGES_ARE_FREE_OF_CYCLES.check(CLASSES);
    }

    @Test
    void dependenciesFollowTheOrderOfPackages() throws IOException {
        List<String> order = PACKAGE_ROW
                .matcher(Files.readString(Path.of("src", "docs", "architecture.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(order)
                .containsExactlyInAnyOrderElementsOf(CLASSES.getPackage("dev.autolog").getSubpackages().stream()
                        .map(JavaPackage::getRelativeName)
                        .toList());

        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency -> rank(order, dependency.getTargetClass()) >= 0)
                        .filter(dependency ->
                                rank(order, dependency.getTargetClass()) < rank(order, dependency.getOriginClass()))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    /** The place of a class's package in the list; -1 for other code. */
    private static int rank(List<String> order, JavaClass type) {
        String[] names = type.getPackageName().split("\\.", -1);
        return type.getPackageName().startsWith("dev.autolog.") ? order.indexOf(names[2]) : -1;
    }

    @Test
    void nothingDependsOnTheIntake() {
        NOTHING_DEPENDS_ON_THE_INTAKE.check(CLASSES);
    }

    /** Else the database would hide all rows from a transaction, or would have to show all. */
    @Test
    void sessionsAreOfAccounts() {
        SESSIONS_ARE_OF_ACCOUNTS.check(CLASSES);
    }

    @Test
    void whatAClassNeedsItGetsInItsConstructor() {
        WHAT_A_CLASS_NEEDS_IT_GETS_IN_ITS_CONSTRUCTOR.check(CLASSES);
    }

    @Test
    void workersStartWithTheirRole() {
        WORKERS_START_WITH_THEIR_ROLE.check(CLASSES);
    }

    @Test
    void namesSayTheRole() {
        NAMES_SAY_THE_ROLE.check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIsFor() {
        Set<JavaPackage> packages = CLASSES.getPackage("dev.autolog").getSubpackages();

        assertThat(packages).isNotEmpty().allMatch(found -> found.isAnnotatedWith(NullMarked.class));
    }

    /** What checks the service shares no code with it: the same mistake on both sides would not be seen. */
    @Test
    void theTortureRunKnowsNothingOfTheService() {
        JavaClasses tools = new ClassFileImporter().importPath(Path.of("target", "test-classes"));

        classes()
                .that()
                .resideInAPackage("dev.autolog.torture..")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("dev.autolog.torture..")
                        .or(resideInAPackage("dev.autolog.local.."))
                        .or(resideOutsideOfPackage("dev.autolog..")))
                .check(tools);
    }

    /** {@code make check} leaves these out by their tag. */
    @Test
    void testsThatStartServersAreTagged() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .importPackages("dev.autolog");

        assertThat(tests.stream()
                        .filter(test -> test.getSimpleName().endsWith("Test"))
                        .filter(ArchitectureTest::startsServers)
                        .filter(test -> !isTagged(test))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    private static boolean startsServers(JavaClass test) {
        return test.isAnnotatedWith(QuarkusTest.class)
                || test.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getSimpleName())
                        .anyMatch(Set.of("LocalBroker", "LocalDatabase", "ScratchSchema", "Chromium")::contains);
    }

    private static boolean isTagged(JavaClass test) {
        return Stream.concat(Stream.of(test), test.getAllRawSuperclasses().stream())
                .filter(type -> type.isAnnotatedWith(Tag.class))
                .anyMatch(type -> type.getAnnotationOfType(Tag.class).value().equals("server"));
    }

    /** A rule that cannot fail holds nothing: each one finds the offence below that is made for it. */
    @Test
    void eachRuleSeesItsOffence() {
        JavaClasses offences = new ClassFileImporter().importClasses(Offences.class, Offences.ClockHelper.class);

        assertThat(List.of(
                        TIME_IS_READ_IN_ONE_PLACE,
                        SESSIONS_ARE_OF_ACCOUNTS,
                        WHAT_A_CLASS_NEEDS_IT_GETS_IN_ITS_CONSTRUCTOR,
                        WORKERS_START_WITH_THEIR_ROLE,
                        NAMES_SAY_THE_ROLE))
                .allMatch(rule -> rule.allowEmptyShould(true).evaluate(offences).hasViolation());
    }
}
