package io.countersign.bench.measure;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one measurement of a kind, or all of them. */
@Command(
    footer = {"", "The exit code is 1 if a goal is not met."},
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Measure implements Callable<Integer> {
  private static final int SEEDS = 1_000_000;

  private final Map<String, Measurement> known;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which; without it, all.")
  private @Nullable String name;

  @Option(names = "--list", description = "Only print the names and what each is about.")
  private boolean list;

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "How often to repeat what it repeats; each has its own default.")
  private @Nullable Integer times;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Draw the same as a run that printed this seed; drawn itself without.")
  private @Nullable Long seed;

  @Option(
      names = "--from",
      paramLabel = "N",
      defaultValue = "0",
      description = "Begin with what is drawn as the N-th, where it draws one after the other.")
  private int from;

  @Option(names = "--json", description = "Print the result as one JSON object each.")
  private boolean json;

  @Spec private CommandSpec spec;

  public Measure(Collection<Measurement> measurements) {
    known =
        measurements.stream()
            .collect(
                Collectors.toMap(
                    Measurement::name, Function.identity(), (one, two) -> one, LinkedHashMap::new));
  }

  @Override
  public Integer call() throws Exception {
    if (list) {
      known.values().forEach(this::describe);
      return 0;
    }
    Report report = new Report(run(), json, spec.commandLine().getOut());
    boolean met = true;
    for (Iterator<Measurement> wanted = wanted().iterator(); wanted.hasNext(); ) {
      met &= report.add(wanted.next());
    }
    return met ? 0 : 1;
  }

  private void describe(Measurement measurement) {
    spec.commandLine().getOut().printf("%-12s %s%n", measurement.name(), measurement.about());
  }

  private Collection<Measurement> wanted() {
    if (name == null) {
      return known.values();
    }
    Measurement measurement = known.get(name);
    if (measurement == null) {
      throw new ParameterException(
          spec.commandLine(), "Expected one of %s, but was %s".formatted(known.keySet(), name));
    }
    return List.of(measurement);
  }

  private Run run() {
    if (times != null && times < 1) {
      throw new ParameterException(
          spec.commandLine(), "Expected --times of at least 1, but was " + times);
    }
    PrintWriter err = spec.commandLine().getErr();
    return new Run(
        times == null ? OptionalInt.empty() : OptionalInt.of(times),
        seed == null ? ThreadLocalRandom.current().nextInt(SEEDS) : seed,
        from,
        line -> {
          err.println("  " + line);
          err.flush();
        });
  }
}
