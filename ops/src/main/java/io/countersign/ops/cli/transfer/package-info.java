/** The commands that bring rows in and take labels out. */
@NullMarked
package io.countersign.ops.cli.transfer;

import org.jspecify.annotations.NullMarked;
