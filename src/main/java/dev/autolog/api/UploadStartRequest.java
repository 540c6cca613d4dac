package dev.autolog.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How an upload is carried out.
 *
 * @param deletesMissing whether contacts of earlier files that this one does not have are deleted; not, if omitted
 */
@Schema(name = "UploadStartRequest")
record UploadStartRequest(@Nullable Boolean deletesMissing) {}
