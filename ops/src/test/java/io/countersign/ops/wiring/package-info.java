/** What a node does by its roles. */
@NullMarked
package io.countersign.ops.wiring;

import org.jspecify.annotations.NullMarked;
