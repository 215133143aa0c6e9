/** ONNX Runtime, as far as it is needed: a session over one model, and what it wants and gives. */
@NullMarked
package io.countersign.modelrunner.onnx;

import org.jspecify.annotations.NullMarked;
