package dev.autolog.directory;

import static dev.autolog.directory.ContactSamples.UPDATED;
import static dev.autolog.directory.ContactSamples.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.directory.ContactRecord.ContactDeletion;
import dev.autolog.directory.ContactRecord.ContactUnreadable;
import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.kafka.RecordKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactChangesTest {
    private static final ContactUpdate FIRST = contact("acme", "c-1", "Jane", UPDATED);
    private static final ContactUpdate NEWER = contact("acme", "c-1", "Jane Smith", UPDATED.plusSeconds(1));
    private static final ContactDeletion DELETED = new ContactDeletion(new RecordKey("acme", "c-1"));

    private static ContactChanges changes(ContactRecord... records) {
        return ContactChanges.of(List.of(records));
    }

    private static ContactChanges stored(ContactUpdate contact) {
        return new ContactChanges(List.of(), List.of(contact));
    }

    @Test
    void theNewestOfABatchIsStoredWhateverTheOrder() {
        assertThat(changes(FIRST, NEWER)).isEqualTo(stored(NEWER));
        assertThat(changes(NEWER, FIRST)).isEqualTo(stored(NEWER));
    }

    @Test
    void ofTwoThatAreEquallyNewTheLaterIsStored() {
        ContactUpdate again = contact("acme", "c-1", "Jane S.", UPDATED);

        assertThat(changes(FIRST, again)).isEqualTo(stored(again));
        assertThat(changes(again, FIRST)).isEqualTo(stored(FIRST));
    }

    @Test
    void aDeletionUndoesWhatCameBefore() {
        assertThat(changes(NEWER, DELETED)).isEqualTo(new ContactChanges(List.of(DELETED.key()), List.of()));
    }

    @Test
    void whatComesAfterADeletionIsStoredEvenIfItIsOlder() {
        assertThat(changes(NEWER, DELETED, FIRST))
                .isEqualTo(new ContactChanges(List.of(DELETED.key()), List.of(FIRST)));
    }

    @Test
    void aDeletionThatIsSaidTwiceIsOne() {
        assertThat(changes(DELETED, DELETED).deleted()).containsExactly(DELETED.key());
    }

    @Test
    void contactsAndAccountsAreApart() {
        ContactUpdate neighbour = contact("acme", "c-2");
        ContactUpdate namesake = contact("globex", "c-1");

        assertThat(changes(FIRST, neighbour, namesake, DELETED))
                .isEqualTo(new ContactChanges(List.of(DELETED.key()), List.of(neighbour, namesake)));
    }

    @Test
    void theLastRecordTellsWhetherAContactIsUnreadable() {
        ContactUnreadable unreadable = new ContactUnreadable(FIRST.key());

        assertThat(changes(FIRST, unreadable).unreadable()).containsExactly(FIRST.key());
        assertThat(changes(FIRST, unreadable).stored()).containsExactly(FIRST);
        assertThat(changes(unreadable, FIRST).unreadable()).isEmpty();
        assertThat(changes(unreadable, DELETED).unreadable()).isEmpty();
    }
}
