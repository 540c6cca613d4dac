package dev.autolog.upload;

/** The state of an upload. */
public enum UploadState {
    /** Its rows are being read for the preview. */
    READING,
    /** The preview is complete; the upload waits for its start. */
    PREVIEWED,
    /** Its contacts are being published. */
    RUNNING,
    /** All of its contacts are published. */
    DONE,
    /** It was given up, replaced or kept for too long; its rows are deleted in the background. */
    DISCARDED
}
