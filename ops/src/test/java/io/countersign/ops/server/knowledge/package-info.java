/** Tests of what callers may know. */
@NullMarked
package io.countersign.ops.server.knowledge;

import org.jspecify.annotations.NullMarked;
