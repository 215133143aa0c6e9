/**
 * Data rows: one stream holds everything that happened to an item, from registration to acceptance.
 * Here are its events and the values that they speak of.
 */
@NullMarked
package io.countersign.engine.datarow;

import org.jspecify.annotations.NullMarked;
