/** HTTP as such: what is let in, how large, and the answer to what no controller takes. */
@NullMarked
package io.countersign.ops.server.http;

import org.jspecify.annotations.NullMarked;
