/** Who came in, and what was taken out or opened to others. */
@NullMarked
package io.countersign.ops.server.security.record;

import org.jspecify.annotations.NullMarked;
