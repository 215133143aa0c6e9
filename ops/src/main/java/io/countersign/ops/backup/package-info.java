/** Everything that PostgreSQL holds, as one file and back. */
@NullMarked
package io.countersign.ops.backup;

import org.jspecify.annotations.NullMarked;
