package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.AppendBenchmark.Figure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppendBenchmarkTest {

  @Test
  void measuresAppendsAndCommands() {
    Duration round = Duration.ofMillis(Long.getLong("bench.millis", 20));
    try (HikariDataSource database = TestPostgres.freshDatabase()) {
      List<Figure> figures = new AppendBenchmark(database).run(round);

      System.out.println(figures);
      assertThat(figures).hasSize(4).allSatisfy(figure -> assertThat(figure.ratio()).isPositive());
    }
  }
}
