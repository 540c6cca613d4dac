package dev.autolog.crm;

/** How far the walk of all contact ids of a CRM is. Only what two listings in a row lack is deleted. */
enum WalkStage {
    RESTING,
    /** The ids are listed. */
    LISTING,
    /** Some contacts were not listed, and the ids are listed again. */
    CHECKING,
    /** Tombstones of the contacts that neither listing has are published. */
    DELETING,
    /** Too many contacts are gone, and an admin has to confirm it. */
    STOPPED
}
