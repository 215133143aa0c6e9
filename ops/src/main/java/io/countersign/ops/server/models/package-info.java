/** Models: kept, trained, asked for pre-labels. */
@NullMarked
package io.countersign.ops.server.models;

import org.jspecify.annotations.NullMarked;
