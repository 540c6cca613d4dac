/**
 * The torture run behind {@code make torture}: publishes contacts, calls and messages of a model while it breaks everything that
 * the service depends on, and then compares the topics and tables with the model. It shares no code with the service.
 */
@NullMarked
package dev.autolog.torture;

import org.jspecify.annotations.NullMarked;
