package io.countersign.bench;

import io.countersign.bench.flow.ClaimBenchmark;
import io.countersign.bench.flow.GridBenchmark;
import io.countersign.bench.flow.WearBenchmark;
import io.countersign.bench.flow.life.BulkBenchmark;
import io.countersign.bench.flow.life.LifecycleBenchmark;
import io.countersign.bench.hostile.HostileBenchmark;
import io.countersign.bench.idempotent.IdempotentBenchmark;
import io.countersign.bench.log.AppendBenchmark;
import io.countersign.bench.log.ReadBenchmark;
import io.countersign.bench.log.ReplayBenchmark;
import io.countersign.bench.measure.Measure;
import io.countersign.bench.measure.Measurement;
import io.countersign.bench.model.ModelBenchmark;
import io.countersign.bench.model.PreLabelBenchmark;
import io.countersign.bench.server.ExportBenchmark;
import io.countersign.bench.server.ImportBenchmark;
import io.countersign.bench.server.LagBenchmark;
import io.countersign.bench.server.ListBenchmark;
import io.countersign.bench.server.ScaleBenchmark;
import io.countersign.bench.server.StartBenchmark;
import io.countersign.bench.trial.CrashTrial;
import io.countersign.bench.trial.DiskFullTrial;
import io.countersign.bench.trial.NodesTrial;
import io.countersign.bench.trial.PostgresTrial;
import io.countersign.bench.trial.SoakTrial;
import io.countersign.bench.trial.StoreAwayTrial;
import io.countersign.bench.trial.child.ModelsTrial;
import io.countersign.bench.trial.child.ReplayTrial;
import io.countersign.bench.trial.inside.ClockTrial;
import io.countersign.bench.trial.inside.LivesTrial;
import io.countersign.bench.trial.inside.StormTrial;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of {@code countersign bench} and {@code countersign trial}. */
@Command(
    name = "countersign",
    description = "Measures Countersign against its peers, and breaks it.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class Bench implements Runnable {
  /** How fast it is, against what. */
  static final List<Measurement> BENCHMARKS =
      List.of(
          new LifecycleBenchmark(),
          new BulkBenchmark(),
          new AppendBenchmark(),
          new ReadBenchmark(),
          new ClaimBenchmark(),
          new GridBenchmark(),
          new WearBenchmark(),
          new ReplayBenchmark(),
          new PreLabelBenchmark(),
          new ModelBenchmark(),
          new ImportBenchmark(),
          new ScaleBenchmark(),
          new ExportBenchmark(),
          new ListBenchmark(),
          new LagBenchmark(),
          new StartBenchmark());

  /** What is left after it was broken. */
  static final List<Measurement> TRIALS =
      List.of(
          new CrashTrial(),
          new PostgresTrial(),
          new NodesTrial(),
          new StoreAwayTrial(),
          new StormTrial(),
          new LivesTrial(),
          new ClockTrial(),
          new ModelsTrial(),
          new ReplayTrial(),
          new DiskFullTrial(),
          new HostileBenchmark(),
          new IdempotentBenchmark(),
          new SoakTrial());

  @Spec private CommandSpec spec;

  private Bench() {}

  /** Exits with 0 if all goals are met, 1 if not, 2 after wrong usage. */
  public static void main(String... arguments) {
    CommandLine line = new CommandLine(new Bench());
    add(line, "bench", "Measure how fast it is, against a goal or a peer.", BENCHMARKS);
    add(line, "trial", "Break it in one way, and look at what is left.", TRIALS);
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    System.exit(line.execute(arguments));
  }

  private static void add(
      CommandLine line, String name, String description, List<Measurement> measurements) {
    CommandLine command = new CommandLine(new Measure(measurements));
    command.getCommandSpec().name(name).usageMessage().description(description);
    line.addSubcommand(name, command);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Expected bench or trial");
  }
}
