/** Where the rows of a project wait in its flow. */
@NullMarked
package io.countersign.projections.flow;

import org.jspecify.annotations.NullMarked;
