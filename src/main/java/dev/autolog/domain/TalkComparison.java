package dev.autolog.domain;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares a known leg with a record about the same agent and call: the same talk, or another one.
 *
 * @param known the known leg
 * @param said the record
 */
record TalkComparison(Call known, Call said) {
    /** Platforms report one start with and without fractions of a second, and from two machines. */
    private static final Duration SAME_START = Duration.ofSeconds(2);
    /** Platforms report one start with and without fractions of a second, and from two machines. */
    private static final Duration CLOCK_SHIFT = Duration.ofSeconds(5);
    /** Time zones differ by multiples of this. */
    private static final Duration ZONE_SHIFT = Duration.ofMinutes(15);

    private static final Duration LEAST_ZONE_SHIFT = Duration.ofHours(1);
    private static final Duration MOST_ZONE_SHIFT = Duration.ofHours(26);
    /** Two numbers are the same line if one ends with at least this many digits of the other: codes may be missing. */
    private static final int LEAST_TAIL = 7;
    /** Two numbers are the same line if one ends with at least this many digits of the other: codes may be missing. */
    private static final Pattern BEHIND = Pattern.compile("[@;].*", Pattern.DOTALL);

    private static final Pattern NO_DIGITS_OR_TRUNK_PREFIX = Pattern.compile("\\(0\\)|[^0-9]");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");

    /** The time between the two starts. */
    Duration distance() {
        return Duration.between(known.startedAt(), said.startedAt()).abs();
    }

    /** Whether the platform gave both the same id of the leg. */
    boolean hasEqualId() {
        return known.legId() != null && known.legId().equals(said.legId());
    }

    /** Whether the platform's ids allow both to be one leg; a missing id does. */
    boolean hasFittingId() {
        return known.legId() == null || said.legId() == null || hasEqualId();
    }

    /** Whether the record has the start and the number of the known leg. */
    boolean isSame() {
        return hasFittingId() && distance().compareTo(SAME_START) < 0 && hasSameNumber();
    }

    /** Whether the record can be about the same talk with another start or number: not if the agent talked at another time. */
    boolean isOneTalk() {
        return hasFittingId()
                && !isOtherCall()
                && (hasEqualId()
                        || distance().compareTo(CLOCK_SHIFT) <= 0
                        || overlaps()
                        || isShifted()
                        || hasEqualRecording());
    }

    /** Whether the platform reused the id of a call for another one. */
    private boolean isOtherCall() {
        return distance().compareTo(AnsweredLegs.LONGEST_CALL) >= 0 && !hasSameNumber();
    }

    private boolean overlaps() {
        return known.startedAt().isBefore(said.endedAt()) && said.startedAt().isBefore(known.endedAt());
    }

    /** Whether it is one talk by clocks in two time zones. Two recordings mean two talks. */
    private boolean isShifted() {
        Duration shift = distance();
        return shift.toMillis() % ZONE_SHIFT.toMillis() == 0
                && shift.compareTo(LEAST_ZONE_SHIFT) >= 0
                && shift.compareTo(MOST_ZONE_SHIFT) <= 0
                && known.result() == said.result()
                && Duration.between(known.startedAt(), known.endedAt())
                        .equals(Duration.between(said.startedAt(), said.endedAt()))
                && (known.recordingUrl() == null || said.recordingUrl() == null || hasEqualRecording());
    }

    private boolean hasEqualRecording() {
        return known.recordingUrl() != null && known.recordingUrl().equals(said.recordingUrl());
    }

    /** Whether both have the same number, in any notation. A withheld number equals any. */
    boolean hasSameNumber() {
        return areSame(known.otherParty(), said.otherParty()) || isSwapped();
    }

    /**
     * Whether only one of the two has swapped parties, because the own lines that show the swap were not known for the other.
     */
    private boolean isSwapped() {
        return hasBothNumbers(known)
                && hasBothNumbers(said)
                && areSame(known.otherParty(), said.ours())
                && areSame(known.ours(), said.otherParty());
    }

    private static boolean hasBothNumbers(Call call) {
        return call.from().number() != null && call.to().number() != null;
    }

    private static boolean areSame(Party one, Party other) {
        String number = one.number();
        String otherNumber = other.number();
        return number == null || otherNumber == null || number.equals(otherNumber) || isSameLine(number, otherNumber);
    }

    private static boolean isSameLine(String number, String other) {
        String digits = digits(number);
        String otherDigits = digits(other);
        return Math.min(digits.length(), otherDigits.length()) >= LEAST_TAIL
                && (digits.endsWith(otherDigits) || otherDigits.endsWith(digits));
    }

    private static String digits(String number) {
        String inFront = BEHIND.matcher(number).replaceFirst("");
        String digits = NO_DIGITS_OR_TRUNK_PREFIX.matcher(inFront).replaceAll("");
        return LEADING_ZEROS.matcher(digits).replaceFirst("");
    }

    /** Whether a record with the same sequence adds the number, changes the result, or withdraws the talk. */
    boolean saysMore() {
        if (known.withdrawn() || said.withdrawn()) {
            return !known.withdrawn();
        }
        return said.result() != known.result() || namesNumber(known.otherParty().number());
    }

    private boolean namesNumber(@Nullable String before) {
        return before == null && said.otherParty().number() != null;
    }

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "TalkComparison[" + known + ", " + said + "]";
    }
}
