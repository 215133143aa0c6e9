/** The public contract over HTTP: one controller for each kind of thing, and what they share. */
@NullMarked
package io.countersign.ops.http;

import org.jspecify.annotations.NullMarked;
