/** How events are written: under names that we choose, as strict JSON, with upcasters. */
@NullMarked
package io.countersign.engine.log.serialization;

import org.jspecify.annotations.NullMarked;
