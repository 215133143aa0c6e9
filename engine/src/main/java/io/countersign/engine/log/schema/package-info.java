/** The schema of the database, and its migrations. */
@NullMarked
package io.countersign.engine.log.schema;

import org.jspecify.annotations.NullMarked;
