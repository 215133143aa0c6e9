package io.countersign.bench.trial.load;

import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.Caller;
import io.countersign.bench.rig.Ports;
import io.countersign.bench.rig.ServerProcess;
import io.countersign.bench.rig.TextProject;
import io.countersign.ops.contract.client.Answer;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.stores.StoreSettings;
import io.countersign.ops.stores.Stores;
import io.countersign.projections.AdvisoryLease;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Nodes in processes of their own on stores that this process holds, with people who spread their
 * requests over them.
 */
public final class Cluster implements AutoCloseable {
  /** No node. */
  public static final int NONE = -1;

  private static final List<String> ROLES =
      List.of("labeller", "labeller", "reviewer", "reviewer", "lead", "manager");
  private static final int FIRST_NODES = 2;
  private static final int MOST_NODES = 3;
  private static final int CONNECTIONS = 15;

  private static final String HOLDER =
      """
      SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE l.locktype = 'advisory' AND l.granted
          AND l.classid = (? >> 32)::bigint::oid AND l.objid = (? & 4294967295)::bigint::oid
      """;

  private final Path folder;
  private final Stores stores;
  private final List<ServerProcess.Launch> launches = new ArrayList<>();
  private final List<ServerProcess> nodes = new ArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final Ledger ledger = new Ledger();
  private final Oracle oracle;
  private final LogCheck check;
  private final Load load;
  private final String token;
  private final TextProject project;
  private volatile int avoided = NONE;

  private Cluster(Path folder, Stores stores, Run run) throws InterruptedException {
    this.folder = folder;
    this.stores = stores;
    this.oracle = new Oracle(run, ledger);
    this.check = new LogCheck(this::database, ledger);
    add();
    token = nodes.get(0).adminToken();
    while (nodes.size() < FIRST_NODES) {
      add();
    }
    project = TextProject.makeAsking(admin(0), "trial");
    Staff staff = Staff.hire(admin(0), project.id(), ROLES);
    load = Load.start(this::next, project, staff, ledger, run.random(0));
  }

  /** Starts the first nodes on empty stores, and lets people begin. */
  public static Cluster start(Path folder, Run run) throws InterruptedException {
    Stores stores = Stores.open(StoreSettings.embedded(folder.resolve("stores")));
    boolean working = false;
    try {
      Cluster cluster = new Cluster(folder, stores, run);
      working = true;
      return cluster;
    } finally {
      if (!working) {
        stores.close();
      }
    }
  }

  /** One more node, until there are three. */
  public void grow() throws InterruptedException {
    if (nodes.size() < MOST_NODES) {
      add();
    }
  }

  private void add() throws InterruptedException {
    int number = nodes.size();
    Map<String, String> environment = new HashMap<>();
    Stores.Database database = stores.database();
    environment.put("COUNTERSIGN_DB_URL", database.jdbcUrl() + "?ApplicationName=node-" + number);
    environment.put("COUNTERSIGN_DB_USER", Objects.requireNonNull(database.user()));
    environment.put("COUNTERSIGN_DB_PASSWORD", Objects.requireNonNull(database.password()));
    environment.put("COUNTERSIGN_MONGO_URI", stores.projections().uri());
    environment.put("COUNTERSIGN_LIMITS_DATABASECONNECTIONS", Integer.toString(CONNECTIONS));
    launches.add(
        new ServerProcess.Launch(
            folder.resolve("node-" + number),
            Ports.free(),
            ServerProcess.Launch.QUICK,
            environment,
            List.of()));
    ServerProcess node = ServerProcess.begin(launches.get(number));
    nodes.add(node);
    node.awaitReady();
  }

  public void startAgain(int node) throws InterruptedException {
    nodes.set(node, ServerProcess.begin(launches.get(node)));
    nodes.get(node).awaitReady();
  }

  public int size() {
    return nodes.size();
  }

  public ServerProcess node(int number) {
    return nodes.get(number);
  }

  /** Requests go elsewhere from now on; those that are under way stay. */
  public void avoid(int node) {
    avoided = node;
  }

  private URI next() {
    int size = launches.size();
    int node = Math.floorMod(requests.incrementAndGet(), size);
    int chosen = node == avoided ? (node + 1) % size : node;
    return URI.create("http://localhost:" + launches.get(chosen).port());
  }

  private CountersignClient admin(int node) {
    return nodes.get(node).client().withToken(token);
  }

  private int other() {
    return avoided == 0 ? 1 : 0;
  }

  private LogCheck.Database database() {
    Stores.Database database = stores.database();
    return new LogCheck.Database(
        database.jdbcUrl(),
        Objects.requireNonNull(database.user()),
        Objects.requireNonNull(database.password()));
  }

  /** The node that keeps the projections; the first while there is none. */
  public int projector() throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(HOLDER)) {
      statement.setLong(1, AdvisoryLease.PROJECTOR);
      statement.setLong(2, AdvisoryLease.PROJECTOR);
      try (ResultSet holder = statement.executeQuery()) {
        return holder.next()
            ? Integer.parseInt(holder.getString(1).substring("node-".length()))
            : 0;
      }
    }
  }

  private Connection connect() throws SQLException {
    LogCheck.Database database = database();
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  /** The rows that nodes have taken to ask a model about. */
  public RowsInHand rowsInHand() {
    return new RowsInHand(this::connect);
  }

  /** Has a command done on another node, and waits until the projections include it. */
  public void awaitProjections() throws InterruptedException {
    Caller caller = new Caller(this::next, token);
    String mark = ledger.mark("awaited");
    Answer changed =
        caller.send("PUT", "/projects/%s/policy".formatted(project.id()), project.policy(mark, 3));
    ledger.answered(mark, changed);
    long position = changed.body().path("position").asLong();
    caller.send(
        "GET", "/projects/%s/dashboard?atLeast=%d".formatted(project.id(), position), Map.of());
  }

  /** Has everybody wait, and looks at what there is. */
  public void examine(String after) throws SQLException {
    try (Load.Pause pause = load.pause()) {
      oracle.examine(admin(other()), check, after);
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
    nodes.forEach(ServerProcess::close);
    stores.close();
  }
}
