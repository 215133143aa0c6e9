/** What keeps process state right: claims and service levels in time, rebuild and verification. */
@NullMarked
package io.countersign.processes.upkeep;

import org.jspecify.annotations.NullMarked;
