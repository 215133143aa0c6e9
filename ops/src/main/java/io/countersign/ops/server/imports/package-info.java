/** Rows come in: read line by line, checked, and stored in chunks while the next are read. */
@NullMarked
package io.countersign.ops.server.imports;

import org.jspecify.annotations.NullMarked;
