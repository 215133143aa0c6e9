package io.countersign.ops;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/**
 * Who may use what, over all modules. Each rule names users of something that must exist: a
 * mistyped package has none, and fails.
 */
@AnalyzeClasses(
    packages = "io.countersign",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJar.class})
class ArchitectureTest {
  /** The fixtures of other modules are tests, too, once they are packed. */
  static final class NoTestJar implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static DescribedPredicate<JavaClass> use(String start) {
    return describe(
        "use " + start,
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> use.getTargetClass().getPackageName().startsWith(start)));
  }

  private static ArchRule onlyIn(String start, String... packages) {
    return classes().that(use(start)).should().resideInAnyPackage(packages);
  }

  @ArchTest static final ArchRule WEB = onlyIn("org.springframework.web", "io.countersign.ops..");

  @ArchTest static final ArchRule BOOT = onlyIn("org.springframework.boot", "io.countersign.ops..");

  @ArchTest
  static final ArchRule SECURITY =
      onlyIn(
          "org.springframework.security",
          "io.countersign.ops.server.security..",
          "io.countersign.ops.server.answers..");

  @ArchTest
  static final ArchRule CAMUNDA = onlyIn("org.camunda", "io.countersign.processes.camunda..");

  @ArchTest
  static final ArchRule MONGO =
      onlyIn(
          "com.mongodb",
          "io.countersign.projections..",
          "io.countersign.ops.stores..",
          "io.countersign.ops.server.wiring..");

  @ArchTest
  static final ArchRule MONGO_SERVER = onlyIn("de.bwaldvogel", "io.countersign.ops.stores..");

  @ArchTest static final ArchRule ONNX = onlyIn("ai.onnxruntime", "io.countersign.modelrunner..");

  @ArchTest
  static final ArchRule TWELVE_MONKEYS =
      onlyIn("com.twelvemonkeys", "io.countersign.modelrunner.image.file");

  @ArchTest static final ArchRule TRIBUO = onlyIn("org.tribuo", "io.countersign.modelrunner..");

  @ArchTest static final ArchRule AXON = onlyIn("org.axonframework", "io.countersign.engine..");

  @ArchTest static final ArchRule OPS = onlyIn("io.countersign.ops", "io.countersign.ops..");

  @ArchTest
  static final ArchRule PROCESSES =
      onlyIn("io.countersign.processes", "io.countersign.processes..", "io.countersign.ops..");

  @ArchTest
  static final ArchRule PROJECTIONS =
      onlyIn("io.countersign.projections", "io.countersign.projections..", "io.countersign.ops..");

  @ArchTest
  static final ArchRule MODEL_RUNNER =
      onlyIn("io.countersign.modelrunner", "io.countersign.modelrunner..", "io.countersign.ops..");

  /** Every package is a slice, root packages included. */
  @ArchTest
  static final ArchRule NO_CIRCLES =
      SlicesRuleDefinition.slices().matching("io.countersign.(**)").should().beFreeOfCycles();

  /** The programs of this module, each of which sees those below it (ADR 15). */
  @ArchTest
  static final ArchRule PROGRAMS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("command line")
          .definedBy("io.countersign.ops", "io.countersign.ops.cli..")
          .layer("demo")
          .definedBy("io.countersign.ops.demo..")
          .layer("server")
          .definedBy("io.countersign.ops.server..")
          .layer("stores")
          .definedBy("io.countersign.ops.stores..")
          .layer("contract")
          .definedBy("io.countersign.ops.contract..")
          .whereLayer("command line")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("demo")
          .mayOnlyBeAccessedByLayers("command line")
          .whereLayer("server")
          .mayOnlyBeAccessedByLayers("command line", "demo")
          .whereLayer("contract")
          .mayNotAccessAnyLayer()
          .whereLayer("stores")
          .mayNotAccessAnyLayer();
}
