/**
 * Data rows: one stream holds everything that happened to an item, from registration to acceptance.
 */
@NullMarked
package io.countersign.engine.datarow;

import org.jspecify.annotations.NullMarked;
