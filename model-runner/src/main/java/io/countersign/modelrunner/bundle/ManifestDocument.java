package io.countersign.modelrunner.bundle;

import io.countersign.modelrunner.bundle.BundleManifest.HogImage;
import io.countersign.modelrunner.bundle.BundleManifest.Input;
import io.countersign.modelrunner.bundle.BundleManifest.MiniLmText;
import io.countersign.modelrunner.bundle.BundleManifest.Size;
import io.countersign.modelrunner.bundle.BundleManifest.TensorImage;
import io.countersign.modelrunner.bundle.BundleManifest.WordPieceText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes {@code bundle.yaml}; what it wrote, {@link ManifestYaml} reads back as the same. */
final class ManifestDocument {
  private ManifestDocument() {}

  static String write(BundleManifest manifest) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", manifest.name());
    document.put("version", manifest.version());
    document.put("task", manifest.task().wireName());
    putIfAny(document, "description", manifest.description());
    document.put("input", input(manifest.input()));
    Map<String, Object> output = new LinkedHashMap<>();
    putIfAny(output, "name", manifest.output().name());
    output.put("softmax", manifest.output().softmax());
    document.put("output", output);
    document.put("classes", manifest.classes());
    Map<String, Object> mapping = new LinkedHashMap<>();
    mapping.put("annotation", manifest.mapping().annotation());
    mapping.put("options", new TreeMap<>(manifest.mapping().options()));
    document.put("mapping", mapping);
    document.put("files", new TreeMap<>(manifest.files()));
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    return new Yaml(options).dump(document);
  }

  private static Map<String, Object> input(Input input) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (input instanceof HogImage hog) {
      fields.put("kind", "image");
      fields.put("features", "hog");
      fields.put("resize", size(hog.resize()));
      fields.put("cell", hog.cell());
    } else if (input instanceof TensorImage tensor) {
      putTensor(fields, tensor);
    } else if (input instanceof MiniLmText text) {
      fields.put("kind", "text");
      fields.put("features", "minilm");
      fields.put("maxTokens", text.maxTokens());
    } else if (input instanceof WordPieceText text) {
      putWordPiece(fields, text);
    }
    return fields;
  }

  private static void putTensor(Map<String, Object> fields, TensorImage tensor) {
    fields.put("kind", "image");
    fields.put("features", "tensor");
    putIfAny(fields, "name", tensor.name());
    fields.put("resize", size(tensor.resize()));
    fields.put("scale", tensor.scale());
    fields.put("mean", tensor.mean());
    fields.put("std", tensor.std());
    fields.put("channelOrder", tensor.channelOrder().name());
    fields.put("layout", tensor.layout().name());
  }

  private static void putWordPiece(Map<String, Object> fields, WordPieceText text) {
    fields.put("kind", "text");
    fields.put("features", "wordpiece");
    fields.put("vocabulary", text.vocabulary());
    fields.put("lowerCase", text.lowerCase());
    fields.put("maxTokens", text.maxTokens());
    fields.put("ids", text.ids());
    putIfAny(fields, "mask", text.mask());
    putIfAny(fields, "types", text.types());
  }

  private static Map<String, Object> size(Size size) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("width", size.width());
    fields.put("height", size.height());
    return fields;
  }

  private static void putIfAny(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
