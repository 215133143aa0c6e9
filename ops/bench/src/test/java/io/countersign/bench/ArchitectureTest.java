package io.countersign.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Each peer has one place. */
@AnalyzeClasses(
    packages = "io.countersign.bench",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule KINDS =
      SlicesRuleDefinition.slices().matching("io.countersign.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ENGINES =
      classes()
          .that()
          .resideOutsideOfPackage("io.countersign.bench.flow..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages("org.camunda..", "org.flowable..");

  @ArchTest
  static final ArchRule AXON =
      classes()
          .that()
          .resideOutsideOfPackage("io.countersign.bench.log..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("org.axonframework..");
}
