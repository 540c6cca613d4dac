package dev.autolog.status;

/**
 * What an account has of all that calls need to be logged.
 *
 * @param contacts whether it has contacts
 * @param connection whether it is connected to a CRM
 * @param calls whether a call came
 * @param logs whether a call was logged
 */
public record FirstSteps(boolean contacts, boolean connection, boolean calls, boolean logs) {}
