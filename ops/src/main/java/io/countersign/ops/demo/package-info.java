/** The demo: the whole lifecycle on real images, with simulated staff who only use HTTP. */
@NullMarked
package io.countersign.ops.demo;

import org.jspecify.annotations.NullMarked;
