package dev.autolog.requests;

import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import java.util.Optional;

/**
 * The result of one item of a bulk request.
 *
 * @param id the id of the item in the request
 * @param refusal the reason why the item was not changed; empty on success
 * @param <I> the type of the items' ids
 */
public record ItemResult<I>(I id, Optional<ActionRefusal> refusal) {

    /** The result as that of a request about this item alone, done with the item's id. */
    public ActionResult<I> alone() {
        return refusal.<ActionResult<I>>map(Refused::new).orElseGet(() -> new Done<>(id));
    }

    /** Masked: an id may be any text of a request. */
    @Override
    public String toString() {
        return "ItemResult[" + refusal + "]";
    }
}
