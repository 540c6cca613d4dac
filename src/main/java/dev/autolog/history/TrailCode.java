package dev.autolog.history;

/**
 * The event that an audit entry of a call reports. A suffix names the trigger where it was not the usual one. API clients rely on
 * the names: they never change.
 *
 * <p>"Log" parameters: {@code contact} (name), {@code association} (title), {@code reason} (why that contact, such as
 * {@code ONE_CONTACT}), {@code matchedPhone} (the contact's number as typed), {@code associationRule} ({@code NEWEST} or
 * {@code NONE}). "Conflict" parameters: {@code kind} and, by kind, {@code withheld}, {@code suggestions} and
 * {@code suggestionCount}; {@code contacts}, {@code contactCount} and {@code remembered}; or {@code contact}, {@code matchedPhone},
 * {@code associations} and {@code associationCount}. Lists hold the first ten. Any entry can have {@code clockSkewSeconds}: by how
 * much the platform's answer or end preceded the start; and {@code sidesSwapped} ({@code true}): the platform sent the agent's own
 * line as the other party. Entries that begin a log or conflict can have {@code renewal}: why the
 * earlier log was not continued, {@code CONTACT_DELETED}, {@code ASSOCIATION_CLOSED}, {@code NUMBER_MOVED} or {@code ERASED}.
 */
public enum TrailCode {
    /** Log parameters. */
    LOGGED,
    /** Log parameters. */
    LOGGED_CONTACTS_CHANGED,
    /** Log parameters, and {@code jobOwner}: name of the admin. */
    LOGGED_BACKFILL,
    LOG_CORRECTED,
    LOG_CORRECTED_MESSAGES,
    /** The platform took the leg back; the log stays because a person chose or wrote it. */
    LOG_CORRECTED_LEG_WITHDRAWN,
    LOG_WITHDRAWN,
    LOG_WITHDRAWN_MESSAGES,
    /** The platform took the leg back. */
    LOG_WITHDRAWN_LEG_WITHDRAWN,
    LOG_RELEASED,
    /** {@code association}: title of the new association. */
    LOG_EDITED,
    /** {@code before}: name of the earlier contact; {@code contact}, {@code association}. */
    LOG_MOVED,
    /** {@code before}: name of the contact or placeholder that was merged; {@code contact}: name of the CRM's contact. */
    LOG_MOVED_MERGED,
    /** Conflict parameters. */
    CONFLICT_OPENED,
    /** Conflict parameters, and {@code jobOwner}: name of the admin. */
    CONFLICT_OPENED_BACKFILL,
    /** Conflict parameters. */
    CONFLICT_CORRECTED,
    /** Conflict parameters. */
    CONFLICT_CORRECTED_MESSAGES,
    /** Conflict parameters. */
    CONFLICT_CHANGED,
    CONFLICT_RESOLVED,
    CONFLICT_RESOLVED_CORRECTION,
    CONFLICT_RESOLVED_MESSAGES,
    CONFLICT_RESOLVED_CONTACTS_CHANGED,
    /** {@code medium}: {@code CALL} or {@code SMS}; {@code note}: the user's reason. */
    CONFLICT_DISMISSED,
    CONFLICT_DISMISSED_CORRECTION,
    /** The platform took the leg back. */
    CONFLICT_DISMISSED_LEG_WITHDRAWN,
    CONFLICT_DISMISSED_MESSAGES,
    /** {@code reason}: such as {@code INTERNAL_CALL}; {@code note}: of the do-not-log list. */
    NOT_LOGGED,
    NOT_LOGGED_CORRECTED,
    NOT_LOGGED_CORRECTED_MESSAGES,
    RESTORED,
    /** The call's personal data was erased. Its earlier entries no longer have parameters. */
    ERASED,
    /** An action of another release. */
    OTHER
}
