/** Tasks and their due times: warning and breach. */
@NullMarked
package io.countersign.engine.datarow.sla;

import org.jspecify.annotations.NullMarked;
