package dev.autolog.persistence;

import io.smallrye.mutiny.Uni;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Processes a page of rows, and halves it while it is too large for one transaction, takes too long or has a failing row.
 */
public final class HalvedPage {
    private HalvedPage() {}

    /**
     * Processes a page.
     *
     * @param most the maximum number of rows
     * @param page processes at most the given number of rows, in its own transaction
     */
    public static <T> Uni<T> of(int most, IntFunction<Uni<T>> page) {
        return of(most, HalvedPage::isTooMuch, page);
    }

    /**
     * Processes a page, halving it down to a single failing row.
     *
     * @param most the maximum number of rows
     * @param isHalved the failures after which half as many rows may succeed
     * @param page processes at most the given number of rows, in its own transaction
     */
    public static <T> Uni<T> of(int most, Predicate<Throwable> isHalved, IntFunction<Uni<T>> page) {
        return page.apply(most)
                .onFailure(failure -> most > 1 && isHalved.test(failure))
                .recoverWithUni(() -> of(most / 2, isHalved, page));
    }

    private static boolean isTooMuch(Throwable failure) {
        return failure instanceof BatchTooLargeException
                || SqlStateClass.meaning(failure)
                        .filter(SqlStateMeaning.TOO_MUCH::equals)
                        .isPresent();
    }
}
