package io.countersign.bench.flow.life;

import static io.countersign.bench.flow.life.LifecycleBenchmark.CAMUNDA;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Pairs;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.CountedDatabase;
import io.countersign.bench.rig.CountedDatabase.Costs;
import io.countersign.bench.rig.CountingServer;
import io.countersign.ops.contract.figures.Figure;
import java.util.List;

/** What a row costs that no person sees, against the bare engine on the same diagram. */
public final class BulkBenchmark implements Measurement {
  private static final int ROWS = 2_560;

  @Override
  public String name() {
    return "bulk";
  }

  @Override
  public String about() {
    return "rows imported, pre-labelled and accepted by the model, against the bare engine";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    try (CountingServer server = CountingServer.open();
        CountedDatabase ownDatabase = server.database("own");
        CountedDatabase camundaDatabase = server.database("camunda");
        Lives own =
            new OwnLives(
                ownDatabase.dataSource(), server.mongoUri(), Lives.PEOPLE, Way.TWO_STAGES);
        Lives camunda = new CamundaLives(camundaDatabase.dataSource())) {
      Pairs<Costs> pairs =
          new Contender("Countersign", own, ownDatabase)
              .paired(run, new Contender(CAMUNDA, camunda, camundaDatabase), ROWS, Lives.SURE);
      return List.of(
          pairs.figure("rows", "1/s", CAMUNDA, Costs::livesPerSecond).ratioAtLeast(2),
          pairs
              .figure("processor time", "ms/row", CAMUNDA, Costs::processorMillisEach)
              .ratioAtMost(0.5),
          pairs.figure("statements", "1/row", CAMUNDA, Costs::statementsEach),
          pairs.figure("rows written", "1/row", CAMUNDA, Costs::rowsEach),
          pairs.figure("WAL", "bytes/row", CAMUNDA, Costs::walBytesEach));
    }
  }
}
