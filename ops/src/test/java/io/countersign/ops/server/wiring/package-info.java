/** What a node does by its roles. */
@NullMarked
package io.countersign.ops.server.wiring;

import org.jspecify.annotations.NullMarked;
