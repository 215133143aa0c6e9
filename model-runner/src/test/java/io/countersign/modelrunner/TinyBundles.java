package io.countersign.modelrunner;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.modelrunner.bundle.BundleManifest.Mapping;
import io.countersign.modelrunner.bundle.BundleManifest.Output;
import io.countersign.modelrunner.bundle.Input;
import io.countersign.modelrunner.bundle.Input.ChannelOrder;
import io.countersign.modelrunner.bundle.Input.Layout;
import io.countersign.modelrunner.bundle.Input.Size;
import io.countersign.modelrunner.bundle.Input.TensorImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bundles around {@link TinyModels}. */
public final class TinyBundles {
  public static final List<String> COLOURS = List.of("red", "green", "blue");

  private TinyBundles() {}

  /** Which of three colours an image has most of. */
  public static BundleManifest colours(ChannelOrder order, boolean softmax) {
    Input input =
        new TensorImage(
            null,
            new Size(2, 2),
            1 / 25.5,
            Collections.nCopies(order.channels(), 0.0),
            Collections.nCopies(order.channels(), 1.0),
            order,
            Layout.NCHW);
    return manifest(input, softmax, COLOURS);
  }

  public static BundleManifest manifest(Input input, boolean softmax, List<String> classes) {
    return manifest("tiny", input, softmax, classes);
  }

  public static BundleManifest manifest(
      String name, Input input, boolean softmax, List<String> classes) {
    Map<String, String> options = new HashMap<>();
    classes.forEach(label -> options.put(label, label));
    return new BundleManifest(
        name,
        "1",
        input.task(),
        null,
        input,
        new Output(null, softmax),
        classes,
        new Mapping("kind", options),
        Map.of());
  }

  public static Bundle bundle(Path folder, BundleManifest manifest, ModelProto.Builder model)
      throws IOException {
    return Bundle.create(folder, manifest, Map.of(Bundle.MODEL, model.build().toByteArray()));
  }
}
