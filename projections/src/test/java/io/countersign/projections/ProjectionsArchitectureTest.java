package io.countersign.projections;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whom this module may see, as a list of what is allowed. */
@AnalyzeClasses(
    packages = "io.countersign.projections",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ProjectionsArchitectureTest {
  private static final String READING_THE_LOG =
      "io\\.countersign\\.engine\\.log\\.(EventLog|RecordedEvent|UnreadableEvent)";

  @ArchTest
  static final ArchRule SEES_THE_DOMAIN_THE_LOG_TO_READ_AND_THE_DRIVER =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..",
                      "javax.sql",
                      "io.countersign.projections..",
                      "io.countersign.engine.annotation",
                      "io.countersign.engine.background",
                      "io.countersign.engine.batch",
                      "io.countersign.engine.datarow..",
                      "io.countersign.engine.figure",
                      "io.countersign.engine.modelrun",
                      "io.countersign.engine.project",
                      "io.countersign.engine.quality..",
                      "io.countersign.engine.sla",
                      "com.mongodb",
                      "com.mongodb.bulk",
                      "com.mongodb.client",
                      "com.mongodb.client.model",
                      "com.mongodb.client.result",
                      "org.bson",
                      "org.bson.conversions",
                      "org.jspecify.annotations",
                      "org.slf4j")
                  .or(nameMatching(READING_THE_LOG)));

  @ArchTest
  static final ArchRule NO_PACKAGE_CIRCLES =
      slices().matching("io.countersign.(**)").should().beFreeOfCycles();

  /** Views are asked by their queries, and know nothing of who runs them. */
  @ArchTest
  static final ArchRule VIEWS_DO_NOT_KNOW_THE_RUNNER =
      noClasses()
          .that(not(resideInAPackage("io.countersign.projections")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.countersign.projections");
}
