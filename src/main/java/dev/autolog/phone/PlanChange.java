package dev.autolog.phone;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A change of the form of a range of numbers.
 *
 * @param before the old form: in full with a plus sign, else as dialled in the country
 * @param after the new form, in full
 * @param date the first day on which the old form was no longer used; null if a line still has two codes
 * @param always whether the old form still belongs to the same line, and never to another
 */
record PlanChange(
        NumberForm before, NumberForm after, @Nullable LocalDate date, boolean always) {
    PlanChange {
        if (before.open() != after.open()) {
            throw new IllegalArgumentException("the two forms leave different numbers of digits open");
        }
    }

    /** The new form of a number; null if it does not have the old form. */
    @Nullable
    String renewed(String number) {
        String open = before.openDigitsOf(number);
        return open == null ? null : after.with(open);
    }

    /** The old form of a number; null if it does not have the new form. */
    @Nullable
    String former(String number) {
        String open = after.openDigitsOf(number);
        return open == null ? null : before.with(open);
    }
}
