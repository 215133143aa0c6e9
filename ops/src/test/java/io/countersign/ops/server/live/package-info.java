/** Tests of the stream of events. */
@org.jspecify.annotations.NullMarked
package io.countersign.ops.server.live;
