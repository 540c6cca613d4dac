/** Tests of contacts from files: of the files alone, and from an uploaded file to the topic. */
@NullMarked
package dev.autolog.upload;

import org.jspecify.annotations.NullMarked;
