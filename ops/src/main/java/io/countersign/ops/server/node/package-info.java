/** Where this node is in its life, and what it therefore takes. */
@NullMarked
package io.countersign.ops.server.node;

import org.jspecify.annotations.NullMarked;
