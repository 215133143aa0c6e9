/** Tests of what can be set. */
@NullMarked
package io.countersign.ops.server.settings;

import org.jspecify.annotations.NullMarked;
