package dev.autolog.actions;

import java.util.Optional;
import java.util.UUID;

/**
 * What became of one of many.
 *
 * @param id the conflict
 * @param refusal why nothing came of it; empty if it is settled as the person wanted
 */
public record BulkActionResult(UUID id, Optional<ActionRefusal> refusal) {}
