package dev.autolog.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with a field of a request.
 *
 * @param field as the request names it
 * @param message a sentence for people; never quotes the value
 */
@Schema(name = "FieldViolation")
record Violation(String field, String message) {}
