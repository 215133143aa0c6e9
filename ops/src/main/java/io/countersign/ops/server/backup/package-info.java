/** Everything that PostgreSQL holds, as one file and back. */
@NullMarked
package io.countersign.ops.server.backup;

import org.jspecify.annotations.NullMarked;
