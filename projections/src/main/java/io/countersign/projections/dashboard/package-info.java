/** How a project is doing: where its rows are, how fast and how well they move. */
@NullMarked
package io.countersign.projections.dashboard;

import org.jspecify.annotations.NullMarked;
