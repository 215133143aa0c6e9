/** Failures of transactions: which are worth another attempt, and which are the database's. */
@NullMarked
package io.countersign.engine.log.retry;

import org.jspecify.annotations.NullMarked;
