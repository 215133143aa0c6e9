/** Tests of where a node is in its life. */
@NullMarked
package io.countersign.ops.server.node;

import org.jspecify.annotations.NullMarked;
