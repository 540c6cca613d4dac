package dev.autolog.past;

/** Somebody paused or ended the job, or went on with it, while a page of it was dealt with; the page is undone. */
final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OvertakenException() {
        super("the job is not where it was", null, false, false);
    }
}
