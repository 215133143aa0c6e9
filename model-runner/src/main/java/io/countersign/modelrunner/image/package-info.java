/** Pictures: decoded within limits, resized, described by their gradients. */
@NullMarked
package io.countersign.modelrunner.image;

import org.jspecify.annotations.NullMarked;
