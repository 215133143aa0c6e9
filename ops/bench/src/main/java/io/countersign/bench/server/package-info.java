/** How fast a whole server is over HTTP. */
@NullMarked
package io.countersign.bench.server;

import org.jspecify.annotations.NullMarked;
