package io.countersign.modelrunner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.countersign.modelrunner",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule SEES_NO_WORKFLOW_NO_SPRING_AND_NO_DATABASE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "com.sun.management",
              "javax.imageio..",
              "org.jspecify.annotations",
              "io.countersign.modelrunner..",
              "io.countersign.engine.annotation",
              "io.countersign.engine.datarow",
              "io.countersign.engine.figure",
              "io.countersign.engine.modelrun",
              "io.countersign.engine.refusal",
              "com.twelvemonkeys.imageio.plugins..",
              "ai.onnxruntime..",
              "ai.onnx.proto",
              "com.google.protobuf..",
              "org.tribuo..",
              "com.oracle.labs.mlrg.olcut..",
              "com.fasterxml.jackson.annotation",
              "tools.jackson.core..",
              "tools.jackson.databind..",
              "tools.jackson.dataformat.yaml");

  @ArchTest
  static final ArchRule ONLY_TRAINING_SEES_THE_TRAINER =
      classes()
          .that()
          .resideOutsideOfPackage("io.countersign.modelrunner.training")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("org.tribuo..");

  @ArchTest
  static final ArchRule GOES_ONE_WAY =
      slices().matching("io.countersign.(**)").should().beFreeOfCycles();
}
