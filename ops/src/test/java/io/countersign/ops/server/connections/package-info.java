@NullMarked
package io.countersign.ops.server.connections;

import org.jspecify.annotations.NullMarked;
