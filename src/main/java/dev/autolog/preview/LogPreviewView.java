package dev.autolog.preview;

/**
 * A preview of logs.
 *
 * @param call the log of a sample call
 * @param messages the log of a day's sample messages
 */
public record LogPreviewView(LogSampleView call, LogSampleView messages) {
    /**
     * A sample log.
     *
     * @param subject the subject
     * @param description the text; empty if it has no parts
     */
    public record LogSampleView(String subject, String description) {
        /** Masked: it is made of what people wrote. */
        @Override
        public String toString() {
            return "LogSampleView[…]";
        }
    }
}
