package io.countersign.modelrunner.bundle;

import io.countersign.engine.refusal.FieldError;
import io.countersign.modelrunner.bundle.BundleManifest.Mapping;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The bounds of what a manifest may say. */
final class ManifestCheck {
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final int MAX_CLASSES = 10_000;

  private final BundleManifest manifest;
  private final Findings findings = new Findings();

  private ManifestCheck(BundleManifest manifest) {
    this.manifest = manifest;
  }

  /** What is wrong with {@code manifest}, with the path of each field; empty if nothing is. */
  static List<FieldError> errors(BundleManifest manifest) {
    ManifestCheck check = new ManifestCheck(manifest);
    check.checkAll();
    return check.findings.errors();
  }

  private void checkAll() {
    requireName("name", manifest.name());
    requireName("version", manifest.version());
    findings.requireTextIfAny("description", manifest.description());
    findings.require(
        manifest.input().task() == manifest.task(),
        "input.kind",
        "WRONG_TYPE",
        "Expected the kind that the task is about");
    manifest.input().accept(new InputCheck(manifest.files().keySet(), findings));
    findings.requireTextIfAny("output.name", manifest.output().name());
    checkClasses(manifest.classes());
    checkMapping(manifest.mapping(), manifest.classes());
    checkFiles(manifest.files());
  }

  private void checkClasses(List<String> classes) {
    findings.require(
        classes.size() >= 2 && classes.size() <= MAX_CLASSES,
        "classes",
        "OUT_OF_RANGE",
        "Expected 2 to " + MAX_CLASSES + " classes");
    findings.require(
        new HashSet<>(classes).size() == classes.size(),
        "classes",
        "REPEATED",
        "Expected each class once");
    findings.require(
        classes.stream().noneMatch(String::isBlank),
        "classes",
        "WRONG_TYPE",
        "Expected each class to have a name");
  }

  private void checkMapping(Mapping mapping, List<String> classes) {
    findings.requireText("mapping.annotation", mapping.annotation());
    Set<String> known = new HashSet<>(classes);
    for (String name : mapping.options().keySet()) {
      findings.require(
          known.contains(name),
          "mapping.options." + name,
          "UNKNOWN_CLASS",
          "Expected one of the classes");
    }
  }

  private void checkFiles(Map<String, String> files) {
    files.forEach(
        (name, hash) -> {
          findings.require(
              NAME.matcher(name).matches() && !name.equals(Bundle.MANIFEST),
              "files." + name,
              "OUT_OF_RANGE",
              "Expected the name of another file");
          findings.require(
              SHA_256.matcher(hash).matches(),
              "files." + name,
              "OUT_OF_RANGE",
              "Expected 64 hexadecimal digits");
        });
    findings.require(
        files.containsKey(Bundle.MODEL),
        "files." + Bundle.MODEL,
        "REQUIRED",
        "Expected the hash of the model");
  }

  private void requireName(String path, String name) {
    findings.require(
        NAME.matcher(name).matches(),
        path,
        "OUT_OF_RANGE",
        "Expected 1 to 64 letters, digits or . _ -");
  }
}
