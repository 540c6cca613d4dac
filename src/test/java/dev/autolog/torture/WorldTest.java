package dev.autolog.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.torture.ContactBook.Bounds;
import dev.autolog.torture.ContactBook.Line;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final Instant BEGIN = Instant.parse("2026-11-23T12:00:00Z");
    private static final World WORLD = new World(7, BEGIN);

    @Test
    void theSameSeedLeadsToTheSameCallsAndAnotherOneToOthers() {
        assertThat(statements(WORLD)).isEqualTo(statements(new World(7, BEGIN)));
        assertThat(statements(WORLD)).isNotEqualTo(statements(new World(8, BEGIN)));
    }

    private static List<TortureRecord> statements(World world) {
        return IntStream.range(0, 100)
                .boxed()
                .flatMap(number -> CallPlan.of(world, number).statements().stream())
                .toList();
    }

    @Test
    void everyKindOfCallAndEveryStoryIsThere() {
        List<CallPlan> calls = IntStream.range(0, 2000)
                .mapToObj(number -> CallPlan.of(WORLD, number))
                .toList();
        assertThat(calls).extracting(CallPlan::kind).contains(CallPlan.Kind.values());
        assertThat(calls).extracting(CallPlan::story).contains(CallPlan.Story.values());
        assertThat(calls).filteredOn(call -> call.account() == World.LARGE).hasSizeGreaterThan(1000);
    }

    @Test
    void everyLineHasANumberOfItsOwnWhichIsTypedWithTheSameDigits() {
        Set<String> numbers =
                IntStream.range(0, World.LINES).mapToObj(NumberPlan::line).collect(Collectors.toSet());
        assertThat(numbers).hasSize(World.LINES).allMatch(number -> number.matches("\\+[1-9][0-9]{9,12}"));
        for (int line = 0; line < World.LINES; line++) {
            String typed = NumberPlan.typed(line, line).replaceAll("[^0-9]", "");
            String number = NumberPlan.line(line);
            assertThat(typed).endsWith(number.substring(number.length() - 7));
        }
    }

    @Test
    void whatACallCanBeLoggedAsBeginsWithWhatWasProcessedBeforeIt() {
        ContactBook book = new ContactBook();
        int number = IntStream.range(0, World.LINES)
                .filter(line -> !LineRole.of(0, line).isStable())
                .findFirst()
                .orElseThrow();
        Line line = new Line(0, number);
        String contact = Contacts.id(0, number, 0);
        int withDeal = book.change(line, 0, new ContactState(true, 1));
        int gone = book.change(line, 0, ContactState.ABSENT);

        assertThat(book.bounds(line)).isEqualTo(new Bounds(0, 0));
        assertThat(book.logsSince(line, book.bounds(line)))
                .containsExactlyInAnyOrder(
                        ModelOutcome.logged(contact, null), ModelOutcome.logged(contact, Contacts.dealId(contact, 1)));
        book.processed(line, 0, withDeal);
        assertThat(book.logsSince(line, book.bounds(line)))
                .containsExactly(ModelOutcome.logged(contact, Contacts.dealId(contact, 1)));
        book.processed(line, 0, gone);
        assertThat(book.logsSince(line, book.bounds(line))).isEmpty();
        assertThat(book.now(line)).isEqualTo(ModelOutcome.conflict("NO_CONTACT_MATCH"));
    }
}
