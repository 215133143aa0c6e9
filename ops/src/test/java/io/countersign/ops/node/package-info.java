/** Tests of where a node is in its life. */
@NullMarked
package io.countersign.ops.node;

import org.jspecify.annotations.NullMarked;
