package dev.autolog.crm;

import java.time.Duration;

/**
 * How much a CRM takes by default; what its answers say counts for more.
 *
 * @param requests that may be sent within {@code window}
 * @param logsPerRequest at least 1
 * @param timeout for the whole answer to a request
 * @param maxAnswerBytes longer answers are refused
 */
public record CrmLimits(int requests, Duration window, int logsPerRequest, Duration timeout, int maxAnswerBytes) {}
