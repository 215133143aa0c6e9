/** Runs ONNX models over images and texts and gives pre-labels; knows nothing of the workflow. */
@NullMarked
package io.countersign.modelrunner;

import org.jspecify.annotations.NullMarked;
