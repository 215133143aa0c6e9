/** Work that takes longer than a request, and the checks and repairs that are such work. */
@NullMarked
package io.countersign.ops.server.operations;

import org.jspecify.annotations.NullMarked;
