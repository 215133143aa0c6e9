package io.countersign.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see whom in this module, as lists of what is allowed. */
@AnalyzeClasses(
    packages = "io.countersign.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
class EngineArchitectureTest {
  private static final String[] DOMAIN = {
    "io.countersign.engine.annotation",
    "io.countersign.engine.batch",
    "io.countersign.engine.datarow..",
    "io.countersign.engine.figure",
    "io.countersign.engine.fold",
    "io.countersign.engine.modelrun",
    "io.countersign.engine.naming",
    "io.countersign.engine.project",
    "io.countersign.engine.quality..",
    "io.countersign.engine.refusal",
    "io.countersign.engine.sample",
    "io.countersign.engine.sla"
  };
  private static final String LOG = "io.countersign.engine.log..";
  private static final String BACKGROUND = "io.countersign.engine.background";

  @ArchTest
  static final ArchRule EVERYTHING_IS_DOMAIN_LOG_OR_BACKGROUND =
      classes().should().resideInAnyPackage(with(DOMAIN, LOG, BACKGROUND));

  @ArchTest
  static final ArchRule THE_BACKGROUND_SEES_ONLY_THE_JDK =
      classes()
          .that()
          .resideInAPackage(BACKGROUND)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(BACKGROUND, "java..", "org.jspecify.annotations", "org.slf4j");

  @ArchTest
  static final ArchRule THE_DOMAIN_SEES_ONLY_ITSELF_AXON_AND_THE_JDK =
      classes()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              with(
                  DOMAIN,
                  "java.lang..",
                  "java.text",
                  "java.time..",
                  "java.util..",
                  "org.axonframework.commandhandling",
                  "org.axonframework.eventhandling",
                  "org.axonframework.eventsourcing",
                  "org.axonframework.modelling.command",
                  "org.axonframework.serialization",
                  "org.jspecify.annotations"));

  /** Of Axon, neither its configurer, which phones home, nor its serializers. */
  @ArchTest
  static final ArchRule THE_LOG_SEES_THE_DOMAIN_AND_WHAT_IT_STORES_WITH =
      classes()
          .that()
          .resideInAPackage(LOG)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              with(
                  DOMAIN,
                  BACKGROUND,
                  LOG,
                  "java..",
                  "javax.sql",
                  "com.fasterxml.jackson.annotation",
                  "tools.jackson..",
                  "org.axonframework.commandhandling..",
                  "org.axonframework.common..",
                  "org.axonframework.eventhandling..",
                  "org.axonframework.eventsourcing..",
                  "org.axonframework.messaging..",
                  "org.axonframework.modelling.command..",
                  "org.axonframework.serialization",
                  "org.flywaydb.core..",
                  "org.jspecify.annotations",
                  "org.postgresql..",
                  "org.slf4j",
                  "org.springframework.dao..",
                  "org.springframework.jdbc..",
                  "org.springframework.transaction.."));

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CIRCLES =
      slices().matching("io.countersign.engine.(**)").should().beFreeOfCycles();

  private static String[] with(String[] packages, String... others) {
    return Stream.of(packages, others).flatMap(Arrays::stream).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.thoughtworks.xstream.XStream",
        "org.axonframework.axonserver.connector.AxonServerConfiguration",
        "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration",
        "org.axonframework.config.DefaultConfigurer"
      })
  void whatReadsAnyClassOrPhonesHomeIsNotOnTheClassPath(String name) {
    assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
  }
}
