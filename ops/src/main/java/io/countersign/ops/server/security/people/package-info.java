/** People, as this installation knows them. */
@NullMarked
package io.countersign.ops.server.security.people;

import org.jspecify.annotations.NullMarked;
