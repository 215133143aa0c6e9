/** Work at every point of the way, left for those who look around after the demo. */
@NullMarked
package io.countersign.ops.demo.openwork;

import org.jspecify.annotations.NullMarked;
