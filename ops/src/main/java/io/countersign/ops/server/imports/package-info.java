/**
 * Rows come in: read line by line, checked, and stored in chunks while the next are read.
 *
 * <p>More than 25 types, since the parts of one import, and of its preview, are for each other
 * only.
 */
@NullMarked
package io.countersign.ops.server.imports;

import org.jspecify.annotations.NullMarked;
