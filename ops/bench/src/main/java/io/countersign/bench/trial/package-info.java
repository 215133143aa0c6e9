/** What is left after faults: kills, storms, hostile input. */
@NullMarked
package io.countersign.bench.trial;

import org.jspecify.annotations.NullMarked;
