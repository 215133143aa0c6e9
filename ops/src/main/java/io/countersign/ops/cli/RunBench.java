package io.countersign.ops.cli;

import io.countersign.ops.bench.Benchmarks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures, and compares with what was promised. */
@Command(
    name = "bench",
    description = "Run a benchmark, or all of them; without one named, all.",
    footer = {"", "The exit code is 1 if a goal is not met."},
    mixinStandardHelpOptions = true)
final class RunBench implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private @Nullable String name;

  @Mixin private Output output;
  @Spec private CommandSpec spec;

  RunBench() {}

  @Override
  public Integer call() throws Exception {
    Map<String, String> catalogue = Benchmarks.catalogue();
    if (name != null && !catalogue.containsKey(name)) {
      throw new ParameterException(
          spec.commandLine(),
          "Expected one of %s, but was %s".formatted(new TreeSet<>(catalogue.keySet()), name));
    }
    Set<String> names = name == null ? catalogue.keySet() : Set.of(name);
    boolean met = true;
    for (String benchmark : names) {
      output.say(benchmark + ": " + catalogue.get(benchmark));
      met &=
          Benchmarks.run(benchmark, output.isJson(), output.out(), spec.commandLine().getErr())
              .orElse(false);
    }
    return met ? 0 : 1;
  }

  /** For the help text. */
  static final class Names implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return List.copyOf(Benchmarks.catalogue().keySet()).iterator();
    }
  }
}
