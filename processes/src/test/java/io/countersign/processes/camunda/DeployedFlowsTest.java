package io.countersign.processes.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.TestPostgres;
import io.countersign.engine.project.FlowId;
import io.countersign.processes.flow.FlowDiagram;
import io.countersign.processes.flow.FlowFiles;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

class DeployedFlowsTest {
  private final HikariDataSource database = TestPostgres.freshDatabase();
  private CamundaEngine engine = start();

  private CamundaEngine start() {
    return CamundaEngine.start(
        database, new JdbcTransactionManager(database), FlowFiles.shipped(), Map.of());
  }

  @AfterEach
  void close() {
    engine.close();
    database.close();
  }

  @Test
  void theStepsOfAFlowAreCalledAsInItsDiagram() {
    FlowId staged =
        DiagramReader.flows(FlowFiles.shipped()).newest("staged-review").orElseThrow().id();
    FlowDiagram diagram = engine.diagram(staged).orElseThrow();

    assertThat(diagram.xml()).contains("<bpmn:process id=\"staged-review\"");
    assertThat(diagram.nameOf("review-label")).contains("Review label");
    assertThat(diagram.nameOf("check-review")).contains("Label rejected?");
    assertThat(diagram.nameOf("join-to-review")).isEmpty();
    assertThat(diagram.nameOf("review-label-again")).isEmpty();
  }

  @Test
  void thereIsNoPictureOfWhatNeverRan() {
    assertThat(engine.diagram(new FlowId("no-review", 1))).isEmpty();
    assertThat(engine.diagram(new FlowId("staged-review", 999))).isEmpty();
  }

  @Test
  void whatIsThereAlreadyIsNotDeployedAgain() {
    long before = definitions();
    engine.close();
    engine = start();

    assertThat(definitions()).isEqualTo(before).isEqualTo(FlowFiles.shipped().diagrams().size());
  }

  private long definitions() {
    Long count =
        new JdbcTemplate(database)
            .queryForObject("SELECT count(*) FROM act_re_procdef", Long.class);
    return count == null ? 0 : count;
  }
}
