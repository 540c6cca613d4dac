package dev.autolog.persistence;

import io.smallrye.mutiny.Uni;
import java.util.function.IntFunction;

/** Works on a page of rows, and on half as many while the page is too large for one transaction or takes too long. */
public final class HalvedPage {
    private HalvedPage() {}

    /**
     * Works on a page.
     *
     * @param most the maximum number of rows
     * @param page works on at most so many rows, in a transaction of its own
     */
    public static <T> Uni<T> of(int most, IntFunction<Uni<T>> page) {
        return page.apply(most)
                .onFailure(failure -> most > 1 && isTooMuch(failure))
                .recoverWithUni(() -> of(most / 2, page));
    }

    private static boolean isTooMuch(Throwable failure) {
        return failure instanceof BatchTooLargeException
                || SqlStateClass.meaning(failure)
                        .filter(SqlStateMeaning.TOO_MUCH::equals)
                        .isPresent();
    }
}
