package dev.autolog.crm.http;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.RetryAfter;
import java.time.Clock;

/** Sorts answers of CRMs: those that adapters understand, and those that tell to come later or to sign in again. */
final class AnswerCheck {
    /** Error bodies are short; a long one tells of no limit. */
    private static final int ERROR_LENGTH = 4096;

    private final RetryAfter retryAfter;

    AnswerCheck(Clock clock) {
        retryAfter = new RetryAfter(clock);
    }

    /**
     * The answer itself.
     *
     * @throws CrmException unless its status is one that the adapter understands
     */
    CrmResponse accepted(CrmResponse response) {
        int status = response.status();
        String code = "HTTP_" + status;
        if (status == 401) {
            throw new CrmException(Remedy.SIGN_IN, code, null);
        }
        if (status == 429 || (status == 403 && isLimit(response))) {
            throw new CrmException(Remedy.WAIT, code, retryAfter.of(response.headers()));
        }
        boolean isRedirect = status >= 300 && status < 400;
        if (status >= 500 || status == 408 || isRedirect || status < 200) {
            throw new CrmException(Remedy.RETRY, code, retryAfter.of(response.headers()));
        }
        return response;
    }

    private static boolean isLimit(CrmResponse response) {
        return response.headers().containsKey("retry-after")
                || "0".equals(response.headers().get("x-ratelimit-remaining"))
                || (response.body().length() <= ERROR_LENGTH && response.body().contains("REQUEST_LIMIT_EXCEEDED"));
    }
}
