package dev.autolog.backfill;

/** Somebody paused or ended the job, or went on with it, while a page of it was dealt with; the page is undone. */
final class JobChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobChangedException() {
        super("the job is not where it was", null, false, false);
    }
}
