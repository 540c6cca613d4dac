package dev.autolog.preview;

/**
 * How logs would look.
 *
 * @param call a sample call's
 * @param messages a day's sample messages'
 */
public record LogPreviewView(LogSampleView call, LogSampleView messages) {
    /**
     * A log.
     *
     * @param subject its one line
     * @param description its text; empty if it tells nothing
     */
    public record LogSampleView(String subject, String description) {
        /** Masked: it is made of what people wrote. */
        @Override
        public String toString() {
            return "LogSampleView[…]";
        }
    }
}
