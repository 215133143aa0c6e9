/** The application on its stores, as one object that can be started and closed. */
@NullMarked
package io.countersign.ops.server;

import org.jspecify.annotations.NullMarked;
