package dev.autolog.domain;

/**
 * Names a message. However often it is delivered, it stands in its log once.
 *
 * @param accountId the account, which no look-up ever crosses
 * @param conversationId what the platform groups messages by
 * @param messageId the message within its conversation
 */
public record MessageKey(String accountId, String conversationId, String messageId) {}
