/** The commands that show where the work stands. */
@NullMarked
package io.countersign.ops.cli.views;

import org.jspecify.annotations.NullMarked;
