package dev.autolog.phone;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A range of numbers that was given another form.
 *
 * @param before the old form: in full with a plus sign, else as dialled in the country
 * @param after the new form, in full
 * @param date the day from which the old form was no longer used; null where a line has two codes to this day
 * @param always whether the old form belongs to the same line to this day, and never to another
 */
record PlanChange(
        NumberForm before, NumberForm after, @Nullable LocalDate date, boolean always) {
    PlanChange {
        if (before.open() != after.open()) {
            throw new IllegalArgumentException("the two forms leave different numbers of digits open");
        }
    }

    /** The new form of a number; null if it has not the old form. */
    @Nullable
    String renewed(String number) {
        String open = before.openDigitsOf(number);
        return open == null ? null : after.with(open);
    }

    /** The old form of a number; null if it has not the new form. */
    @Nullable
    String former(String number) {
        String open = after.openDigitsOf(number);
        return open == null ? null : before.with(open);
    }
}
