/**
 * What runs data rows along their diagrams: the follower that moves tokens, the steps that the
 * diagrams name, and the engine as they see it.
 */
@NullMarked
package io.countersign.processes.flow;

import org.jspecify.annotations.NullMarked;
