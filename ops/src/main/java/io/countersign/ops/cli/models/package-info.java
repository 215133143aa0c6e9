/** Commands that choose models. */
@NullMarked
package io.countersign.ops.cli.models;

import org.jspecify.annotations.NullMarked;
