package dev.autolog.crm;

/**
 * Something that a connection lacks.
 *
 * @param code for programs, such as {@code SCOPE_MISSING}
 * @param detail for an admin, in a sentence: what to do about it
 */
public record ConnectionProblem(String code, String detail) {}
