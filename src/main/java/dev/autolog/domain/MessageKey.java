package dev.autolog.domain;

/**
 * The key of a message. A message that is delivered several times is in its log once.
 *
 * @param accountId the account; no look-up crosses accounts
 * @param conversationId the platform's id of the conversation
 * @param messageId the message within its conversation
 */
public record MessageKey(String accountId, String conversationId, String messageId) {}
