package dev.autolog.domain;

/**
 * What a call can be about beside the contact: a deal, an order, a matter.
 *
 * @param id the CRM's id
 * @param kind the CRM's word for it, for example {@code deal}
 * @param title what people call it
 * @param open whether it still runs; only open ones count
 */
public record Association(String id, String kind, String title, boolean open) {
    /** Masked: titles often hold a name. */
    @Override
    public String toString() {
        return "Association[" + id + "]";
    }
}
