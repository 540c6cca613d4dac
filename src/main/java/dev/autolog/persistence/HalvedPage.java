package dev.autolog.persistence;

import io.smallrye.mutiny.Uni;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Works on a page of rows, and on half as many while the page is too large for one transaction, takes too long or has a row that
 * fails.
 */
public final class HalvedPage {
    private HalvedPage() {}

    /**
     * Works on a page.
     *
     * @param most the maximum number of rows
     * @param page works on at most so many rows, in a transaction of its own
     */
    public static <T> Uni<T> of(int most, IntFunction<Uni<T>> page) {
        return of(most, HalvedPage::isTooMuch, page);
    }

    /**
     * Works on a page, down to the single row that fails.
     *
     * @param most the maximum number of rows
     * @param isHalved the failures after which half as many rows may succeed
     * @param page works on at most so many rows, in a transaction of its own
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
