package dev.autolog.startup;

/** The start of an instance, as the workers of a role observe it if the instance has the role. */
public sealed interface RoleStart {
    /** The start of {@link ServiceRole#CALLS}. */
    record Calls() implements RoleStart {}

    /** The start of {@link ServiceRole#CRM}. */
    record Crm() implements RoleStart {}
}
