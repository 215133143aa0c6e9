/** Where this node is in its life, and what it therefore takes. */
@NullMarked
package io.countersign.ops.node;

import org.jspecify.annotations.NullMarked;
