package dev.autolog.crm;

import dev.autolog.crm.CrmException.Remedy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * Where the reading of contacts stands, for CRMs that list by the time of the last change. The first round reads all contacts; later
 * ones, stage by stage, what changed since the round before began.
 *
 * @param stage what is read now, in the adapter's own word without blanks
 * @param since from which time on changes are read in this round; {@link Instant#EPOCH} in the first
 * @param nextSince from which time on they are read in the next round; {@link Instant#EPOCH} until this round has begun
 * @param swept up to where rounds have read all contacts besides, for CRMs whose changes can show later than any overlap; 0 at the
 *     beginning
 * @param position where the stage's next page begins, in the CRM's own word; empty at its beginning
 */
public record RoundCursor(String stage, Instant since, Instant nextSince, long swept, String position) {
    private static final int PARTS = 5;

    /** The first page of all. */
    public static RoundCursor first(String stage) {
        return new RoundCursor(stage, Instant.EPOCH, Instant.EPOCH, 0, "");
    }

    /**
     * Reads one that {@link #text} wrote.
     *
     * @throws CrmException to start over, if it is none
     */
    public static RoundCursor parse(String text) {
        String[] parts = text.split(" ", PARTS);
        try {
            return new RoundCursor(
                    parts[0], Instant.parse(parts[1]), Instant.parse(parts[2]), Long.parseLong(parts[3]), parts[4]);
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new CrmException(Remedy.RETRY, CrmException.CURSOR_REFUSED, null);
        }
    }

    /** As it is stored. */
    public String text() {
        return stage + " " + since + " " + nextSince + " " + swept + " " + position;
    }

    /** Whether all contacts are read, and not changes. */
    public boolean isFirstRound() {
        return since.equals(Instant.EPOCH);
    }

    /**
     * After the first answer of a round.
     *
     * @param serverTime of that answer
     * @param overlap how much is read again in the next round: changes may show late
     */
    public RoundCursor begun(Instant serverTime, Duration overlap) {
        return nextSince.equals(Instant.EPOCH)
                ? new RoundCursor(stage, since, serverTime.minus(overlap), swept, position)
                : this;
    }

    /** The next page of the stage. */
    public RoundCursor at(String nextPosition) {
        return new RoundCursor(stage, since, nextSince, swept, nextPosition);
    }

    /** The next stage of the round. */
    public RoundCursor in(String nextStage) {
        return new RoundCursor(nextStage, since, nextSince, swept, "");
    }

    /** After a part of all contacts was read besides; 0 after the last. */
    public RoundCursor sweptTo(long id) {
        return new RoundCursor(stage, since, nextSince, id, position);
    }

    /** The next round. */
    public RoundCursor nextRound(String firstStage) {
        return new RoundCursor(firstStage, nextSince, Instant.EPOCH, swept, "");
    }
}
