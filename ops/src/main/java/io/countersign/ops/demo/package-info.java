/**
 * The demo: the whole lifecycle on real images, with simulated staff who only use HTTP.
 *
 * <p>More than 25 types, since whoever works in it, and all they are shown, are parts of one story.
 */
@NullMarked
package io.countersign.ops.demo;

import org.jspecify.annotations.NullMarked;
