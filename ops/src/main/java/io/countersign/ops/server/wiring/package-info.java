/** Puts the parts together, in the open: which store, which engine, which threads. */
@NullMarked
package io.countersign.ops.server.wiring;

import org.jspecify.annotations.NullMarked;
