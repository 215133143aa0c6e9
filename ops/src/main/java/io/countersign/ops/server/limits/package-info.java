/** Every limit of the application, by name and with its default. */
@NullMarked
package io.countersign.ops.server.limits;

import org.jspecify.annotations.NullMarked;
