/** Whether models may accept rows alone: what audits found, and who is stopped by it. */
@NullMarked
package io.countersign.processes.acceptance;

import org.jspecify.annotations.NullMarked;
