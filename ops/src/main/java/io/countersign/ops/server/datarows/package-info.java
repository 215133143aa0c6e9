/** Data rows over HTTP: lists, one row as it is or was, its history and content. */
@NullMarked
package io.countersign.ops.server.datarows;

import org.jspecify.annotations.NullMarked;
