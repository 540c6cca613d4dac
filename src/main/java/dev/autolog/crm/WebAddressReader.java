package dev.autolog.crm;

import dev.autolog.crm.CrmException.Remedy;

/** Asks once where people open the CRM. */
final class WebAddressReader {
    private static final String UNKNOWN = "";

    private final LeasedConnection<? extends RecordPages> at;
    private boolean isDone;

    WebAddressReader(LeasedConnection<? extends RecordPages> at) {
        this.at = at;
        isDone = at.connection().webAddress() != null;
    }

    /** Asks and stores the answer. The connection goes on after a failure: links are not worth a pause. */
    WorkProgress next() {
        if (isDone) {
            return WorkProgress.NOTHING_DUE;
        }
        isDone = true;
        try {
            String address = at.ask(connector -> connector.webAddress(at.session()));
            store(WebPage.isAddress(address) ? address : UNKNOWN);
        } catch (CrmException e) {
            if (e.remedy() == Remedy.RETRY || e.remedy() == Remedy.WAIT) {
                // The next run asks again.
                return WorkProgress.NOTHING_DUE;
            }
            store(UNKNOWN);
        }
        return WorkProgress.DONE;
    }

    private void store(String address) {
        Void _ = at.write((session, _) -> at.connections().storeWebAddress(session, at.key(), address));
    }
}
