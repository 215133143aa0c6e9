/** The commands that start, check, back up and repair an installation. */
@NullMarked
package io.countersign.ops.cli.upkeep;

import org.jspecify.annotations.NullMarked;
