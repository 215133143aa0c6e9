package io.countersign.bench.trial.load;

import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.Caller;
import io.countersign.bench.rig.EmbeddedPostgres;
import io.countersign.bench.rig.Ports;
import io.countersign.bench.rig.ServerProcess;
import io.countersign.bench.rig.TextProject;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.contract.figures.Figure;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A server on its embedded stores, in a process of its own, with people who work at it. */
public final class WorkedServer implements AutoCloseable {
  private static final List<String> ROLES =
      List.of("labeller", "labeller", "reviewer", "reviewer", "lead", "manager");

  private final ServerProcess.Launch launch;
  private final URI url;
  private final String token;
  private final CountersignClient admin;
  private final Ledger ledger = new Ledger();
  private final Oracle oracle;
  private final Load load;
  private ServerProcess process;
  private final LogCheck check;

  private WorkedServer(ServerProcess.Launch launch, ServerProcess process, Run run) {
    this.launch = launch;
    this.process = process;
    this.url = process.url();
    this.token = process.adminToken();
    this.admin = process.client().withToken(token);
    this.oracle = new Oracle(run, ledger);
    this.check = new LogCheck(this::database, ledger);
    TextProject project = TextProject.makeAsking(admin, "trial");
    Staff staff = Staff.hire(admin, project.id(), ROLES);
    this.load = Load.start(() -> url, project, staff, ledger, run.random(0));
  }

  /** Starts one on an empty folder, and lets people begin. */
  public static WorkedServer start(Path dataDir, Run run) throws InterruptedException {
    return start(dataDir, List.of(), run);
  }

  /**
   * The same.
   *
   * @param before what to put before the server's command
   */
  public static WorkedServer start(Path dataDir, List<String> before, Run run)
      throws InterruptedException {
    ServerProcess.Launch launch =
        new ServerProcess.Launch(
            dataDir, Ports.free(), ServerProcess.Launch.QUICK, Map.of(), before);
    ServerProcess process = ServerProcess.begin(launch);
    boolean working = false;
    try {
      process.awaitReady();
      WorkedServer server = new WorkedServer(launch, process, run);
      working = true;
      return server;
    } finally {
      if (!working) {
        process.close();
      }
    }
  }

  private LogCheck.Database database() {
    EmbeddedPostgres postgres = postgres();
    return new LogCheck.Database(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  public EmbeddedPostgres postgres() {
    // Through the process, as it may have volumes of its own.
    Path seen = Path.of("/proc/" + process.pid() + "/root" + launch.dataDir().toAbsolutePath());
    return new EmbeddedPostgres(Files.exists(seen) ? seen : launch.dataDir());
  }

  public ServerProcess process() {
    return process;
  }

  public CountersignClient admin() {
    return admin;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Begins a start on the same data and port, and does not wait. */
  public ServerProcess begin() {
    process = ServerProcess.begin(launch);
    return process;
  }

  /** Starts on the same data and port; returns how many seconds it took until it takes work. */
  public double startAgain() throws InterruptedException {
    long start = System.nanoTime();
    begin().awaitReady();
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * Sends a command until it is done.
   *
   * @throws IllegalStateException if that takes minutes
   */
  public void awaitSomethingDone() throws InterruptedException {
    Map<String, Object> work = Map.of("name", "awaited");
    new Caller(() -> url, token).send("POST", "/tokens", work);
  }

  /** Has everybody wait, and looks at what there is. */
  public void examine(String after) throws SQLException {
    try (Load.Pause pause = load.pause()) {
      oracle.examine(admin, check, after);
    }
  }

  /** Nobody works from now on. */
  public void stopWork() {
    load.close();
  }

  public List<Figure> figures() {
    return oracle.figures();
  }

  @Override
  public void close() {
    load.abandon();
    stopWork();
    process.close();
  }
}
