package io.countersign.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server is put together from. */
class LibrariesTest {
  /** They are old, large or both, and came with something that is used without them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.commons.beanutils.PropertyUtils",
        "org.apache.commons.collections.Transformer",
        "com.opencsv.CSVReader",
        "org.camunda.feel.FeelEngine",
        "org.h2.Driver",
        "org.hibernate.validator.HibernateValidator",
        "org.apache.logging.log4j.LogManager"
      })
  void nobodyBringsInWhatIsLeftOut(String type) {
    String resource = type.replace('.', '/') + ".class";
    assertThat(LibrariesTest.class.getClassLoader().getResource(resource)).isNull();
  }
}
