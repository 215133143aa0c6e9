/** Images and texts by their hash, outside the log; and what may be stored. */
@NullMarked
package io.countersign.ops.server.content;

import org.jspecify.annotations.NullMarked;
