/** What the server's own description says can be called, and a client that can send anything. */
@NullMarked
package io.countersign.bench.api;

import org.jspecify.annotations.NullMarked;
