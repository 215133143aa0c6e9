/** People, as this installation knows them. */
@NullMarked
package io.countersign.ops.security.people;

import org.jspecify.annotations.NullMarked;
