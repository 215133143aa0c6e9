/** What the read models say about the work, over HTTP, and how current they are. */
@NullMarked
package io.countersign.ops.server.views;

import org.jspecify.annotations.NullMarked;
