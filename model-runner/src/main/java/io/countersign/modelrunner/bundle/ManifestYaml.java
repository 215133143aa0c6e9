package io.countersign.modelrunner.bundle;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.bundle.BundleManifest.ChannelOrder;
import io.countersign.modelrunner.bundle.BundleManifest.HogImage;
import io.countersign.modelrunner.bundle.BundleManifest.Input;
import io.countersign.modelrunner.bundle.BundleManifest.Layout;
import io.countersign.modelrunner.bundle.BundleManifest.Mapping;
import io.countersign.modelrunner.bundle.BundleManifest.MiniLmText;
import io.countersign.modelrunner.bundle.BundleManifest.Output;
import io.countersign.modelrunner.bundle.BundleManifest.Size;
import io.countersign.modelrunner.bundle.BundleManifest.Task;
import io.countersign.modelrunner.bundle.BundleManifest.TensorImage;
import io.countersign.modelrunner.bundle.BundleManifest.WordPieceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads {@code bundle.yaml} strictly: every plain scalar is a text (so a class may be called {@code
 * no} or {@code 1}), an unknown field is wrong, no aliases, no tags, no repeated keys.
 */
final class ManifestYaml {
  static final int MAX_CHARACTERS = 1 << 20;
  static final int MAX_CLASSES = 10_000;
  static final int MAX_SIDE_PIXELS = 2_048;
  static final int MAX_TOKENS = 512;

  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final List<FieldError> errors = new ArrayList<>();

  private ManifestYaml() {}

  /**
   * @throws CommandRefused {@code MODEL_INVALID}, with every field that is wrong
   */
  static BundleManifest read(String yaml) {
    ManifestYaml reader = new ManifestYaml();
    BundleManifest manifest = reader.manifest(new YamlFields("", load(yaml), reader.errors));
    if (!reader.errors.isEmpty()) {
      FieldError first = reader.errors.get(0);
      throw new CommandRefused(
          Refusal.MODEL_INVALID,
          "Expected a valid bundle.yaml, but %s: %s".formatted(first.path(), first.detail()),
          reader.errors);
    }
    return manifest;
  }

  private static Map<?, ?> load(String yaml) {
    if (yaml.length() > MAX_CHARACTERS) {
      throw refused("it has more than " + MAX_CHARACTERS + " characters");
    }
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    options.setAllowDuplicateKeys(false);
    options.setNestingDepthLimit(8);
    DumperOptions unused = new DumperOptions();
    Yaml loader =
        new Yaml(
            new SafeConstructor(options),
            new Representer(unused),
            unused,
            options,
            new TextsOnly());
    try {
      if (loader.load(yaml) instanceof Map<?, ?> map) {
        return map;
      }
    } catch (YAMLException e) {
      throw refused("it is not YAML that may be read: " + firstLine(e));
    } catch (StackOverflowError e) {
      throw refused("it is nested too deeply");
    }
    throw refused("it is not a mapping");
  }

  private static String firstLine(YAMLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static CommandRefused refused(String but) {
    return new CommandRefused(Refusal.MODEL_INVALID, "Expected a valid bundle.yaml, but " + but);
  }

  private BundleManifest manifest(YamlFields fields) {
    String name = named(fields, "name");
    String version = named(fields, "version");
    Task task = fields.one("task", List.of(Task.values()), Task::wireName);
    String description = fields.textIfAny("description");
    Input input = input(fields.section("input"));
    Output output = output(fields.section("output"));
    List<String> classes = classes(fields);
    Mapping mapping = mapping(fields.section("mapping"), classes);
    Map<String, String> files = files(fields);
    fields.refuseOthers();
    requireConsistent(fields, task, input, files);
    return new BundleManifest(
        name, version, task, description, input, output, classes, mapping, files);
  }

  private static String named(YamlFields fields, String field) {
    String name = fields.text(field);
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      fields.wrong(field, "OUT_OF_RANGE", "Expected 1 to 64 letters, digits or . _ -");
    }
    return name;
  }

  private static Input input(YamlFields fields) {
    String kind = fields.one("kind", List.of("image", "text"), text -> text);
    Input input = kind.equals("image") ? image(fields) : text(fields);
    fields.refuseOthers();
    return input;
  }

  private static Input image(YamlFields fields) {
    String features = fields.one("features", List.of("hog", "tensor"), text -> text);
    Size size = size(fields.section("resize"));
    return features.equals("hog") ? hog(fields, size) : tensor(fields, size);
  }

  private static Size size(YamlFields fields) {
    int width = fields.whole("width", 1, MAX_SIDE_PIXELS);
    int height = fields.whole("height", 1, MAX_SIDE_PIXELS);
    fields.refuseOthers();
    return new Size(width, height);
  }

  private static HogImage hog(YamlFields fields, Size size) {
    int cell = fields.wholeOr("cell", 2, 64, 4);
    if (size.width() % cell != 0
        || size.height() % cell != 0
        || Math.min(size.width(), size.height()) < 2 * cell) {
      fields.wrong("resize", "OUT_OF_RANGE", "Expected a multiple of the cell, 2 cells at least");
    }
    return new HogImage(size, cell);
  }

  private static TensorImage tensor(YamlFields fields, Size size) {
    ChannelOrder order =
        fields.one("channelOrder", List.of(ChannelOrder.values()), ChannelOrder::name);
    Layout layout = fields.one("layout", List.of(Layout.values()), Layout::name);
    List<Double> mean = fields.numbersOr("mean", Collections.nCopies(order.channels(), 0.0));
    List<Double> std = fields.numbersOr("std", Collections.nCopies(order.channels(), 1.0));
    if (mean.size() != order.channels()) {
      fields.wrong("mean", "OUT_OF_RANGE", "Expected a number for each channel");
    }
    if (std.size() != order.channels() || std.contains(0.0)) {
      fields.wrong("std", "OUT_OF_RANGE", "Expected a number other than 0 for each channel");
    }
    double scale = fields.numberOr("scale", 1);
    return new TensorImage(fields.textIfAny("name"), size, scale, mean, std, order, layout);
  }

  private static Input text(YamlFields fields) {
    String features = fields.one("features", List.of("minilm", "wordpiece"), text -> text);
    int maxTokens = fields.wholeOr("maxTokens", 4, MAX_TOKENS, 128);
    if (features.equals("minilm")) {
      return new MiniLmText(maxTokens);
    }
    return new WordPieceText(
        fields.text("vocabulary"),
        fields.flagOr("lowerCase", true),
        maxTokens,
        fields.textOr("ids", "input_ids"),
        fields.textIfAny("mask"),
        fields.textIfAny("types"));
  }

  private static Output output(YamlFields fields) {
    Output output = new Output(fields.textIfAny("name"), fields.flagOr("softmax", false));
    fields.refuseOthers();
    return output;
  }

  private static List<String> classes(YamlFields fields) {
    List<String> classes = fields.texts("classes");
    if (classes.size() < 2 || classes.size() > MAX_CLASSES) {
      fields.wrong("classes", "OUT_OF_RANGE", "Expected 2 to " + MAX_CLASSES + " classes");
    } else if (new HashSet<>(classes).size() != classes.size()) {
      fields.wrong("classes", "REPEATED", "Expected each class once");
    }
    return classes;
  }

  private static Mapping mapping(YamlFields fields, List<String> classes) {
    String annotation = fields.text("annotation");
    Map<String, String> options = new LinkedHashMap<>();
    if (fields.has("options")) {
      options.putAll(fields.textsByName("options"));
    } else {
      classes.forEach(name -> options.put(name, name));
    }
    for (String name : options.keySet()) {
      if (!classes.contains(name)) {
        fields.wrong("options." + name, "UNKNOWN_CLASS", "Expected one of the classes");
      }
    }
    if (options.isEmpty()) {
      fields.wrong("options", "EMPTY", "Expected an option for one class at least");
    }
    fields.refuseOthers();
    return new Mapping(annotation, options);
  }

  private static Map<String, String> files(YamlFields fields) {
    Map<String, String> files = fields.textsByName("files");
    files.forEach(
        (name, hash) -> {
          if (!NAME.matcher(name).matches() || name.equals(Bundle.MANIFEST)) {
            fields.wrong("files." + name, "OUT_OF_RANGE", "Expected the name of another file");
          }
          if (!SHA_256.matcher(hash).matches()) {
            fields.wrong("files." + name, "OUT_OF_RANGE", "Expected 64 hexadecimal digits");
          }
        });
    if (!files.containsKey(Bundle.MODEL)) {
      fields.wrong("files." + Bundle.MODEL, "REQUIRED", "Expected the hash of the model");
    }
    return files;
  }

  private static void requireConsistent(
      YamlFields fields, Task task, Input input, Map<String, String> files) {
    if (input.task() != task) {
      fields.wrong("input.kind", "WRONG_TYPE", "Expected the kind that the task is about");
    }
    if (input instanceof WordPieceText text && !files.containsKey(text.vocabulary())) {
      fields.wrong("input.vocabulary", "REQUIRED", "Expected a file that is listed in files");
    }
  }

  /** Resolves no plain scalar to a number, a date, a truth value or null. */
  private static final class TextsOnly extends Resolver {
    @Override
    protected void addImplicitResolvers() {}
  }
}
