/** Looking through the event log of a project: who did what, when, and on whose model. */
@NullMarked
package io.countersign.ops.server.audit;

import org.jspecify.annotations.NullMarked;
