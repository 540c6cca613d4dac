/** How Autolog is deployed, held together and tried: image, compose file, manifests. */
@NullMarked
package dev.autolog.deploy;

import org.jspecify.annotations.NullMarked;
