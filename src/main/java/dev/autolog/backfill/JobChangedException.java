package dev.autolog.backfill;

/** The job was paused, ended or advanced while a page of it was processed; the page is rolled back. */
final class JobChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobChangedException() {
        super("the job is not where it was", null, false, false);
    }
}
