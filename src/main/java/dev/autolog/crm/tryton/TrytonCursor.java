package dev.autolog.crm.tryton;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the reading of parties stands. The first time all active ones are read; later, round by round, what changed of each model,
 * and a part of all parties besides: a long transaction, such as an import, carries the time of its start and commits behind any
 * cursor.
 *
 * @param stage what is read now
 * @param since from which time on changes are read in this round
 * @param nextSince from which time on they are read in the next round
 * @param lastId the id of the stage that was read last; 0 at its beginning
 * @param sweptId the party up to which rounds have read all besides; 0 at the beginning
 * @param readAt when a page was read last, by the clock of Autolog
 */
record TrytonCursor(Stage stage, Instant since, Instant nextSince, long lastId, long sweptId, Instant readAt) {
    /** Transactions that are longer are noticed by the sweep. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** What is read, one after the other. */
    enum Stage {
        FIRST("party.party"),
        PARTIES("party.party"),
        NUMBERS("party.contact_mechanism"),
        ADDRESSES("party.address"),
        DEALS("sale.opportunity"),
        SWEEP("party.party");

        private final String model;

        Stage(String model) {
            this.model = model;
        }

        String model() {
            return model;
        }

        /** The next stage of a round. */
        Stage next() {
            return switch (this) {
                case FIRST, SWEEP -> PARTIES;
                case PARTIES -> NUMBERS;
                case NUMBERS -> ADDRESSES;
                case ADDRESSES -> DEALS;
                case DEALS -> SWEEP;
            };
        }

        /** The field that has the party. */
        String partyField() {
            return model.equals("party.party") ? "id" : "party";
        }
    }

    /** The first page of all. */
    static TrytonCursor first(Instant serverTime) {
        return new TrytonCursor(Stage.FIRST, Instant.EPOCH, serverTime.minus(OVERLAP), 0, 0, Instant.EPOCH);
    }

    /** Reads one that {@link #text} wrote. */
    static TrytonCursor parse(String text) {
        String[] parts = text.split(" ", -1);
        try {
            return new TrytonCursor(
                    Stage.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                    Instant.parse(parts[1]),
                    Instant.parse(parts[2]),
                    Long.parseLong(parts[3]),
                    Long.parseLong(parts[4]),
                    Instant.parse(parts[5]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new CrmException(Remedy.RETRY, "CURSOR_UNREADABLE", null);
        }
    }

    String text() {
        return stage.name().toLowerCase(Locale.ROOT) + " " + since + " " + nextSince + " " + lastId + " " + sweptId
                + " " + readAt;
    }

    /** Whether a round begins here, and the time of the next one is not known yet. */
    boolean isBeginning() {
        return stage == Stage.PARTIES && lastId == 0;
    }

    /** At the beginning of a round. */
    TrytonCursor at(Instant serverTime) {
        return new TrytonCursor(stage, since, serverTime.minus(OVERLAP), lastId, sweptId, readAt);
    }

    /** With the time of a reading, which never goes back: contacts are newer the later they were read. */
    TrytonCursor readAt(Instant now) {
        return new TrytonCursor(stage, since, nextSince, lastId, sweptId, now.isAfter(readAt) ? now : readAt);
    }

    /** From which id on the page's records are, exclusive. */
    long afterId() {
        return stage == Stage.SWEEP ? sweptId : lastId;
    }

    /**
     * After a page.
     *
     * @param last the last id of the page; null if nothing of the stage follows
     */
    TrytonCursor next(@Nullable Long last) {
        if (stage == Stage.SWEEP) {
            return new TrytonCursor(Stage.PARTIES, nextSince, nextSince, 0, last == null ? 0 : last, readAt);
        }
        if (last != null) {
            return new TrytonCursor(stage, since, nextSince, last, sweptId, readAt);
        }
        return stage == Stage.FIRST
                ? new TrytonCursor(Stage.PARTIES, nextSince, nextSince, 0, 0, readAt)
                : new TrytonCursor(stage.next(), since, nextSince, 0, sweptId, readAt);
    }
}
