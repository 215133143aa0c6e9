/** Service levels: how long a stage may take, counted in business time. */
@NullMarked
package io.countersign.engine.sla;

import org.jspecify.annotations.NullMarked;
