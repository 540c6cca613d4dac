package dev.autolog.crm.carddav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.crm.CrmException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardDavCursorTest {
    private final CardDavCursor first = CardDavCursor.first().begin(Map.of("/a/", "", "/b/", ""));

    @Test
    void aCursorIsReadAsItWasWritten() {
        CardDavCursor cursor = first.after("/a/1.vcf", "t1");

        assertThat(CardDavCursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @Test
    void theBooksAreReadOneAfterTheOther() {
        CardDavCursor second = first.end("t1", false);
        CardDavCursor done = second.end("t2", false);

        assertThat(first.book()).isEqualTo("/a/");
        assertThat(second.book()).isEqualTo("/b/");
        assertThat(done.book()).isNull();
        assertThat(done.tokens()).containsEntry("/a/", "t1").containsEntry("/b/", "t2");
    }

    /** What changes while the pages of an answer are read is in the answers that follow the first one's token. */
    @Test
    void theNextRoundBeginsWithTheTokenOfTheFirstPage() {
        CardDavCursor end =
                first.after("/a/1.vcf", "t1").after("/a/2.vcf", "t2").end("t3", false);

        assertThat(end.tokens()).containsEntry("/a/", "t1");
    }

    @Test
    void aTruncatedAnswerIsFollowedInTheSameBook() {
        CardDavCursor more = first.end("t1", true);

        assertThat(more.book()).isEqualTo("/a/");
        assertThat(more.token()).isEqualTo("t1");
        assertThat(more.last()).isNull();
    }

    @Test
    void booksComeAndGoBetweenRounds() {
        CardDavCursor next =
                first.end("t1", false).end("t2", false).begin(Map.of("/b/", "", "/c/", CardDavCursor.TAGS));

        assertThat(next.tokens()).isEqualTo(Map.of("/b/", "t2", "/c/", CardDavCursor.TAGS));
        assertThat(next.book()).isEqualTo("/b/");
    }

    @Test
    void moreBooksThanFitAreRefused() {
        Map<String, String> books = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            books.put("/books/of/ann/" + i + "/", "");
        }
        CardDavCursor cursor = CardDavCursor.first().begin(books);

        assertThatThrownBy(cursor::text).isInstanceOf(CrmException.class).hasMessage("ADDRESS_BOOKS_TOO_MANY");
    }

    @Test
    void whatIsNoCursorIsRefused() {
        assertThatThrownBy(() -> CardDavCursor.parse("{"))
                .isInstanceOf(CrmException.class)
                .hasMessage("CURSOR_UNREADABLE");
    }
}
