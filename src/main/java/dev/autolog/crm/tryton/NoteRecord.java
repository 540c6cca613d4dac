package dev.autolog.crm.tryton;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;

/**
 * How callers store a note: its id and its log. After a restore of Tryton an id can be another note's; that one is neither changed
 * nor deleted.
 */
record NoteRecord(long noteId, String callLogId) {
    static NoteRecord parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash > 18 || !text.substring(0, slash).matches("\\d+")) {
            throw new CrmException(Remedy.PARK, "RECORD_ID_UNKNOWN", null);
        }
        return new NoteRecord(Long.parseLong(text.substring(0, slash)), text.substring(slash + 1));
    }

    String text() {
        return noteId + "/" + callLogId;
    }
}
