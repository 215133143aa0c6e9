/** How fast events are stored, read and folded, against the database alone and against Axon. */
@NullMarked
package io.countersign.bench.log;

import org.jspecify.annotations.NullMarked;
