package io.countersign.bench.flow.life;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Pairs;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.CountedDatabase;
import io.countersign.bench.rig.CountedDatabase.Costs;
import io.countersign.bench.rig.CountingServer;
import io.countersign.ops.contract.figures.Figure;
import java.util.ArrayList;
import java.util.List;

/** What a whole life of a row costs, against bare process engines on the same diagram. */
public final class LifecycleBenchmark implements Measurement {
  private static final int ROWS = 640;
  static final String CAMUNDA = "bare Camunda 7.24";
  private static final String FLOWABLE = "Flowable 7.1";

  private final int rows;

  public LifecycleBenchmark() {
    this(ROWS);
  }

  LifecycleBenchmark(int rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "lifecycle";
  }

  @Override
  public String about() {
    return "pre-label, two reviews and acceptance, against bare engines on the same diagram";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    try (CountingServer server = CountingServer.open();
        CountedDatabase ownDatabase = server.database("own");
        CountedDatabase camundaDatabase = server.database("camunda");
        CountedDatabase flowableDatabase = server.database("flowable");
        Lives own =
            new OwnLives(
                ownDatabase.dataSource(), server.mongoUri(), Lives.PEOPLE, Way.TWO_STAGES);
        Lives camunda = new CamundaLives(camundaDatabase.dataSource());
        Lives flowable = new FlowableLives(flowableDatabase.dataSource())) {
      Contender us = new Contender("Countersign", own, ownDatabase);
      List<Figure> figures = new ArrayList<>();
      figures.addAll(
          againstCamunda(
              us.paired(
                  run, new Contender(CAMUNDA, camunda, camundaDatabase), rows, Lives.UNSURE)));
      figures.addAll(
          againstFlowable(
              us.paired(
                  run, new Contender(FLOWABLE, flowable, flowableDatabase), rows, Lives.UNSURE)));
      return figures;
    }
  }

  private static List<Figure> againstCamunda(Pairs<Costs> pairs) {
    return List.of(
        pairs.figure("statements", "1/row", CAMUNDA, Costs::statementsEach).ratioAtMost(0.75),
        pairs.figure("rows written", "1/row", CAMUNDA, Costs::rowsEach).ratioAtMost(0.75),
        pairs.figure("WAL", "bytes/row", CAMUNDA, Costs::walBytesEach).ratioAtMost(0.7),
        pairs.figure("processor time", "ms/row", CAMUNDA, Costs::processorMillisEach),
        pairs.figure("lives", "1/s", CAMUNDA, Costs::livesPerSecond).ratioAtLeast(1.3));
  }

  private static List<Figure> againstFlowable(Pairs<Costs> pairs) {
    return List.of(
        pairs.figure("statements", "1/row", FLOWABLE, Costs::statementsEach),
        pairs.figure("rows written", "1/row", FLOWABLE, Costs::rowsEach),
        pairs.figure("WAL", "bytes/row", FLOWABLE, Costs::walBytesEach),
        pairs.figure("processor time", "ms/row", FLOWABLE, Costs::processorMillisEach),
        pairs.figure("lives", "1/s", FLOWABLE, Costs::livesPerSecond).ratioAtLeast(1.5));
  }
}
