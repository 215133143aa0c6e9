package io.countersign.processes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the processes may see: lists of what is allowed, so that a slip in one fails. */
@AnalyzeClasses(
    packages = "io.countersign.processes",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] LANGUAGE = {
    "java..", "javax.sql..", "org.jspecify.annotations..", "org.slf4j"
  };

  @ArchTest
  static final ArchRule SEES_THE_ENGINE_CAMUNDA_AND_SPRING =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              with(
                  "io.countersign.processes..",
                  "io.countersign.engine..",
                  "org.apache.ibatis..",
                  "org.camunda.bpm..",
                  "org.camunda.bpm.impl.juel.jakarta.el..",
                  "org.springframework.core.io..",
                  "org.springframework.jdbc..",
                  "org.springframework.dao..",
                  "org.springframework.transaction.."));

  @ArchTest
  static final ArchRule ONLY_ONE_PACKAGE_SEES_CAMUNDA =
      classes()
          .that()
          .resideOutsideOfPackage("io.countersign.processes.camunda")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              with(
                  "io.countersign.processes..",
                  "io.countersign.engine..",
                  "org.springframework.core.io..",
                  "org.springframework.jdbc..",
                  "org.springframework.dao..",
                  "org.springframework.transaction.."));

  @ArchTest
  static final ArchRule HAS_NO_CYCLES =
      slices().matching("io.countersign.(**)").should().beFreeOfCycles();

  private static String[] with(String... packages) {
    String[] all = new String[LANGUAGE.length + packages.length];
    System.arraycopy(LANGUAGE, 0, all, 0, LANGUAGE.length);
    System.arraycopy(packages, 0, all, LANGUAGE.length, packages.length);
    return all;
  }
}
