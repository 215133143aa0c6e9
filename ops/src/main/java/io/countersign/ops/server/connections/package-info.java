/** Which connections are taken, how long a body may take, and whose word for an address counts. */
@NullMarked
package io.countersign.ops.server.connections;

import org.jspecify.annotations.NullMarked;
