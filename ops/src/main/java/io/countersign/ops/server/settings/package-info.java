/** Every setting by name, and what is said at the start about those that are none. */
@NullMarked
package io.countersign.ops.server.settings;

import org.jspecify.annotations.NullMarked;
