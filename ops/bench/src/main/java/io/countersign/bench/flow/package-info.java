/** How much a row's way costs, and how fast tasks are claimed, against bare process engines. */
@NullMarked
package io.countersign.bench.flow;

import org.jspecify.annotations.NullMarked;
