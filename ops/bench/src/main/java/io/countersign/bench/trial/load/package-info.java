/** People and programs at work while a trial breaks something, and what they were told. */
@NullMarked
package io.countersign.bench.trial.load;

import org.jspecify.annotations.NullMarked;
