package dev.autolog.actions;

import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.match;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Classification;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.requests.ActionRefusal.AlreadyChanged;
import dev.autolog.requests.ActionRefusal.InvalidRequest;
import dev.autolog.requests.ActionRefusal.NotFound;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class CallLogServiceTest extends PeopleTest {
    private static final FieldEdit KEEP = new FieldEdit.KeptValue();

    @Inject
    CallLogService logs;

    @Inject
    ConflictService settle;

    private void edit(UUID id, LogEdit edit) {
        done(() -> logs.edit(ada, id, edit, null));
    }

    private static LogEdit words(FieldEdit subject, FieldEdit notes, FieldEdit disposition) {
        return new LogEdit(subject, notes, disposition, UNSAID, Optional.empty(), null);
    }

    private static LogEdit moving(ContactChoice contact, AssociationChoice association) {
        return new LogEdit(KEEP, KEEP, KEEP, association, Optional.of(contact), null);
    }

    private static LogEdit belonging(AssociationChoice association) {
        return new LogEdit(KEEP, KEEP, KEEP, association, Optional.empty(), null);
    }

    private UUID loggedOnJane() {
        contact(JANE.id(), JANE.name(), "deal-1", "deal-2");
        return leg("s-1", OUTSIDE, match(JANE)).id();
    }

    @Nested
    class LoggingByHand {
        @ParameterizedTest
        @EnumSource
        void putsAnyUnloggedCallOnAContact(NotLoggedReason reason) {
            contact("c-1", "Jane Smith");
            OtherParty other = new OtherParty.Internal("+442079460018");
            UUID id = leg("s-1", other, new Classification.Skip(reason)).id();

            done(() -> logs.logByHand(ada, id, on("c-1"), null));

            assertThat(logOf(id))
                    .isEqualTo("LOGGED | c-1 | null | About the renewal | Wants a demo | Won | AGENT | null | 1");
            assertThat(trail(id)).containsExactly("NOT_LOGGED AUTO", "LOGGED u-17 CALL_LOGGED 1");
        }

        @Test
        void settlesTheConflictOfACallThatIsInOne() {
            contact("c-1", "Jane Smith");
            UUID id = conflict("s-1");

            done(() -> logs.logByHand(ada, id, on("c-1"), null));

            assertThat(trail(id)).contains("CONFLICT_RESOLVED u-17 UNRESOLVED_CONFLICTS 2");
        }

        @Test
        void bringsBackADismissedCall() {
            contact("c-1", "Jane Smith");
            UUID id = conflict("s-1");
            done(() -> settle.dismiss(ada, id, null, null));

            done(() -> logs.logByHand(ada, id, on("c-1"), null));

            assertThat(logOf(id)).startsWith("LOGGED | c-1");
        }

        @Test
        void isRefusedForACallThatIsLoggedAndForOthersCalls() {
            UUID id = loggedOnJane();

            assertThat(refusalOf(() -> logs.logByHand(ada, id, on(JANE.id()), null)))
                    .isInstanceOfSatisfying(AlreadyChanged.class, late -> {
                        assertThat(late.status()).isEqualTo("LOGGED");
                        assertThat(late.by()).isEqualTo("AUTO");
                    });
            assertThat(refusalOf(() -> logs.logByHand(eve, id, on(JANE.id()), null)))
                    .isEqualTo(new NotFound());
        }
    }

    @Nested
    class Editing {
        @Test
        void replacesWhatIsNamedAndKeepsTheRest() {
            UUID id = loggedOnJane();

            edit(id, words(KEEP, new FieldEdit.Put("Wants a demo"), KEEP));
            edit(id, words(new FieldEdit.Put("Renewal"), KEEP, new FieldEdit.Put("Won")));

            assertThat(logOf(id)).isEqualTo("LOGGED | c-1042 | null | Renewal | Wants a demo | Won | AUTO | u-17 | 3");
            assertThat(trail(id))
                    .containsExactly(
                            "LOGGED AUTO CALL_LOGGED 1",
                            "LOG_EDITED u-17 CALL_LOGGED 2",
                            "LOG_EDITED u-17 CALL_LOGGED 3");
        }

        @Test
        void ofALogOnADeletedContactIsRefusedUntilAnotherIsChosen() {
            UUID id = loggedOnJane();
            transactions.execute("delete from contact where account_id = ?1", account);
            contact("c-2", "Bob Ray");

            assertThat(refusalOf(() -> logs.edit(ada, id, words(KEEP, new FieldEdit.Put("Wants a demo"), KEEP), null)))
                    .isEqualTo(new InvalidRequest(List.of(Violation.of("contactId", ViolationCode.CONTACT_DELETED))));
            assertThat(trail(id)).hasSize(1);

            edit(id, moving(new ContactChoice.Existing("c-2"), UNSAID));
            assertThat(logOf(id)).startsWith("LOGGED | c-2 | null |");
        }

        @Test
        void ofALogOnAMergedContactFollowsToTheNewOneFirst() {
            UUID id = loggedOnJane();
            transactions.execute("delete from contact where account_id = ?1", account);
            contact("c-2", "Jane Smith", "deal-9");
            transactions.execute(
                    "insert into contact_merge (account_id, old_id, new_id, by_old, merged_at)"
                            + " values (?1, ?2, 'c-2', false, now())",
                    account,
                    JANE.id());

            edit(id, words(KEEP, new FieldEdit.Put("Wants a demo"), KEEP));

            assertThat(logOf(id)).startsWith("LOGGED | c-2 |").contains("| Wants a demo |");
            assertThat(trail(id))
                    .containsExactly(
                            "LOGGED AUTO CALL_LOGGED 1",
                            "LOG_MOVED AUTO CALL_LOGGED 2",
                            "LOG_EDITED u-17 CALL_LOGGED 3");
            edit(id, moving(new ContactChoice.Existing(JANE.id()), new AssociationChoice.Chosen("deal-9")));
            assertThat(logOf(id)).startsWith("LOGGED | c-2 | deal-9 |");
        }

        @Test
        void clearsWhatIsNamed() {
            UUID id = loggedOnJane();
            edit(id, words(new FieldEdit.Put("Renewal"), new FieldEdit.Put("Wants a demo"), KEEP));

            edit(id, words(new FieldEdit.Put(null), new FieldEdit.Put(" "), KEEP));

            assertThat(logOf(id))
                    .isEqualTo("LOGGED | c-1042 | null | Inbound call from " + JANE.name()
                            + " | null | null | AUTO | u-17 | 3");
        }

        @Test
        void toWhatItSaysAlreadyPublishesNothing() {
            UUID id = loggedOnJane();

            edit(id, words(KEEP, new FieldEdit.Put(null), KEEP));

            assertThat(trail(id)).hasSize(1);
        }

        @Test
        void setsAndTakesAnAssociation() {
            UUID id = loggedOnJane();

            edit(id, belonging(new AssociationChoice.Chosen("deal-2")));
            assertThat(logOf(id)).startsWith("LOGGED | c-1042 | deal-2 |");
            edit(id, words(KEEP, new FieldEdit.Put("Still that deal"), KEEP));
            assertThat(logOf(id)).startsWith("LOGGED | c-1042 | deal-2 |");
            edit(id, belonging(new AssociationChoice.None()));
            assertThat(logOf(id)).startsWith("LOGGED | c-1042 | null |");
            assertThat(refusalOf(() -> logs.edit(ada, id, belonging(new AssociationChoice.Chosen("deal-9")), null)))
                    .extracting(PeopleTest::invalidField)
                    .isEqualTo("associationId");
        }

        @Test
        void ofAnOlderVersionThanThereIsIsTooLate() {
            UUID id = loggedOnJane();
            edit(id, words(new FieldEdit.Put("Renewal"), KEEP, KEEP));
            LogEdit stale = new LogEdit(new FieldEdit.Put("Mine"), KEEP, KEEP, UNSAID, Optional.empty(), 1);
            LogEdit current = new LogEdit(new FieldEdit.Put("Mine"), KEEP, KEEP, UNSAID, Optional.empty(), 2);

            assertThat(refusalOf(() -> logs.edit(boss, id, stale, null)))
                    .isInstanceOfSatisfying(AlreadyChanged.class, late -> {
                        assertThat(late.status()).isEqualTo("CHANGED");
                        assertThat(late.by()).isEqualTo("u-17");
                    });
            done(() -> logs.edit(boss, id, current, null));
            assertThat(logOf(id)).contains("| Mine |");
        }

        @Test
        void needsALogThatThePersonMaySee() {
            UUID id = loggedOnJane();
            LogEdit edit = words(new FieldEdit.Put("Renewal"), KEEP, KEEP);
            UUID unlogged = conflict("s-2");

            assertThat(refusalOf(() -> logs.edit(ada, unlogged, edit, null))).isEqualTo(new NotFound());
            assertThat(refusalOf(() -> logs.edit(eve, id, edit, null))).isEqualTo(new NotFound());
            assertThat(refusalOf(() -> logs.edit(stranger, id, edit, null))).isEqualTo(new NotFound());
        }
    }

    @Nested
    class Moving {
        @Test
        void putsTheLogOnAnotherContactWithItsOneAssociation() {
            UUID id = loggedOnJane();
            contact("c-2", "Bob Ray", "deal-7");
            edit(id, words(KEEP, new FieldEdit.Put("Wants a demo"), KEEP));

            edit(id, moving(new ContactChoice.Existing("c-2"), UNSAID));

            assertThat(logOf(id))
                    .isEqualTo(
                            "LOGGED | c-2 | deal-7 | Inbound call from Bob Ray | Wants a demo | null | AGENT | u-17 | 3");
            assertThat(trail(id)).endsWith("LOG_MOVED u-17 CALL_LOGGED 3");
        }

        @Test
        void putsTheLogOnANewContact() {
            UUID id = loggedOnJane();

            edit(id, moving(new ContactChoice.New("Bob Ray", null), UNSAID));

            assertThat(logOf(id)).contains("Inbound call from Bob Ray");
            assertThat(count("contact")).isEqualTo(2);
        }

        @Test
        void toTheContactThatItIsOnKeepsItsAssociation() {
            UUID id = loggedOnJane();
            edit(id, belonging(new AssociationChoice.Chosen("deal-1")));

            edit(id, moving(new ContactChoice.Existing(JANE.id()), UNSAID));

            assertThat(logOf(id)).startsWith("LOGGED | c-1042 | deal-1 |");
        }

        @Test
        void toNobodyIsRefused() {
            UUID id = loggedOnJane();

            assertThat(refusalOf(() -> logs.edit(ada, id, moving(new ContactChoice.Existing("c-404"), UNSAID), null)))
                    .extracting(PeopleTest::invalidField)
                    .isEqualTo("contactId");
        }
    }

    @Test
    void anEditedLogComesBackAsItWasWritten() {
        contact(JANE.id(), JANE.name());
        CallLeg leg = leg("s-1", new OtherParty.Outside(new PhoneNumber(NUMBER)), match(JANE));

        edit(leg.id(), words(new FieldEdit.Put("📞 Renewal"), new FieldEdit.Put("a\n\"b\""), new FieldEdit.Put("Won")));

        assertThat(now(leg).logVersion()).isEqualTo(2);
        assertThat(logOf(leg.id())).contains("📞 Renewal | a\n\"b\" | Won");
    }
}
