/** Acceptance sampling over HTTP: samples are drawn, looked at blind, and judged. */
@NullMarked
package io.countersign.ops.server.samples;

import org.jspecify.annotations.NullMarked;
