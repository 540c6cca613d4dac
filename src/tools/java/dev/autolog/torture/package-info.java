/**
 * What {@code make torture} runs: publishes contacts, calls and messages by a model of its own while it breaks everything that
 * the service depends on, and then holds what it finds on the topics and in the tables against the model. It shares no code with
 * the service.
 */
@NullMarked
package dev.autolog.torture;

import org.jspecify.annotations.NullMarked;
