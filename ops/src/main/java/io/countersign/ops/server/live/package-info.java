/** What happens, told to browsers as it happens. */
@NullMarked
package io.countersign.ops.server.live;

import org.jspecify.annotations.NullMarked;
