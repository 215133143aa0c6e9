/** Changes of many rows at once: looked at before, carried out row by row, and undone. */
@NullMarked
package io.countersign.ops.server.rowchanges;

import org.jspecify.annotations.NullMarked;
