package io.countersign.bench.flow;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Pairs;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.BenchDatabase;
import io.countersign.ops.contract.figures.Figure;
import java.util.ArrayList;
import java.util.List;

/** How fast 8 and 32 people get their next task at the same time, and whether two get the same. */
public final class ClaimBenchmark implements Measurement {
  /**
   * @param openTasks how many nobody claims
   * @param claimsInATurn by all people together
   * @param warmUp as many claims as it takes for the time of a turn not to be that of compiling
   * @param engineSeconds how long people claim from the engine in a turn
   */
  record Sizes(int openTasks, int claimsInATurn, int warmUp, int engineSeconds) {
    static final Sizes USUAL = new Sizes(20_000, 2_048, 8_192, 2);
  }

  private static final List<Integer> CROWDS = List.of(8, 32);
  private static final String ENGINE = "Camunda's task query and claim";
  private static final String PLAIN = "a bare SKIP LOCKED update";

  private final Sizes sizes;

  public ClaimBenchmark() {
    this(Sizes.USUAL);
  }

  ClaimBenchmark(Sizes sizes) {
    this.sizes = sizes;
  }

  @Override
  public String name() {
    return "claim";
  }

  @Override
  public String about() {
    return "claims by 8 and 32 people at once, against the engine's own and a bare table";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    int turns = run.timesOr(Pairs.TURNS);
    int claims = CROWDS.size() * (turns * 2 * sizes.claimsInATurn() + sizes.warmUp());
    int tasks = sizes.openTasks() + claims;
    List<Figure> figures = new ArrayList<>();
    try (BenchDatabase database = BenchDatabase.open();
        Floor floor = new Floor(database.dataSource());
        EngineClaims engine = EngineClaims.on(database.dataSource())) {
      run.say("Opening %,d tasks", tasks);
      floor.register(0, tasks);
      BareQueue bare = BareQueue.create(database.dataSource(), tasks);
      for (int people : CROWDS) {
        figures.addAll(measure(run, people, turns, floor, engine, bare));
      }
    }
    return figures;
  }

  private List<Figure> measure(
      Run run, int people, int turns, Floor floor, EngineClaims engine, BareQueue bare)
      throws Exception {
    Claims.by(people, sizes.warmUp(), floor::claim);
    run.say("%d people, against the engine", people);
    Pairs<Claims> toEngine =
        Pairs.take(
            turns,
            turn -> Claims.by(people, sizes.claimsInATurn(), floor::claim),
            turn -> Claims.forSeconds(people, sizes.engineSeconds(), engine::claimNext));
    run.say("%d people, against a bare table", people);
    Pairs<Claims> toBare =
        Pairs.take(
            turns,
            turn -> Claims.by(people, sizes.claimsInATurn(), floor::claim),
            turn -> Claims.by(people, sizes.claimsInATurn(), bare::claim));
    return figures(people, toEngine, toBare);
  }

  private static List<Figure> figures(int people, Pairs<Claims> toEngine, Pairs<Claims> toBare) {
    String by = " by %d people".formatted(people);
    List<Claims> ours = new ArrayList<>(toEngine.ours());
    ours.addAll(toBare.ours());
    double failedInEngine = toEngine.others().stream().mapToLong(Claims::failed).sum();
    return List.of(
        toEngine.figure("claims" + by, "1/s", ENGINE, Claims::perSecond).ratioAtLeast(10),
        toBare.figure("claims" + by, "1/s", PLAIN, Claims::perSecond).ratioAtLeast(0.15),
        Figure.of("claimed twice" + by, "tasks", ours.stream().mapToLong(Claims::twice).sum())
            .atMost(0),
        Figure.of("failed claims" + by, "claims", ours.stream().mapToLong(Claims::failed).sum())
            .beside(ENGINE, failedInEngine)
            .atMost(0));
  }
}
