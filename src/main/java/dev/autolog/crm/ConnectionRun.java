package dev.autolog.crm;

/** Works off what is due of a connection, under its lease. */
record ConnectionRun(CrmLogWriter logs, PlaceholderWriter placeholders) {
    /** Ends when nothing is due, or the connection has to rest. */
    void workOff() {
        while (true) {
            WorkProgress created = placeholders.next();
            if (created == WorkProgress.STOP) {
                return;
            }
            WorkProgress written = logs.page();
            if (written == WorkProgress.STOP
                    || (written == WorkProgress.NOTHING_DUE && created == WorkProgress.NOTHING_DUE)) {
                return;
            }
        }
    }
}
