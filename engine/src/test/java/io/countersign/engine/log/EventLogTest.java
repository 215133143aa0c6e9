package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.serialization.EventTypes;
import io.countersign.engine.project.ProjectEvent.MemberRolesChanged;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EventLogTest {
  private static final UserId ADA = new UserId("ada");
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");

  private HikariDataSource database;
  private JdbcTemplate jdbc;
  private TransactionTemplate transaction;
  private EventTable table;
  private EventLog log;

  @BeforeEach
  void start() {
    database = TestPostgres.freshDatabase();
    jdbc = new JdbcTemplate(database);
    transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    table = new EventTable(jdbc, EventTypes.ofDomain());
    log = new EventLog(table, new CommandEventStore());
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private static RecordedEvent event(long position, String stream, int version, Instant at) {
    Object payload =
        new MemberRolesChanged(new ProjectId(stream), new UserId("bob"), Set.of(Role.LABELLER));
    return new RecordedEvent(
        position, stream, version, "member-roles-changed", "1", at, ADA, payload);
  }

  /** Appends {@code count} events to a stream in the current transaction. */
  private List<RecordedEvent> append(String stream, int from, int count, Instant at) {
    return events(table.append(events(0, stream, from, count, at)), stream, from, count, at);
  }

  private static List<RecordedEvent> events(
      long first, String stream, int from, int count, Instant at) {
    return IntStream.range(0, count)
        .mapToObj(place -> event(first + place, stream, from + place, at))
        .toList();
  }

  private List<RecordedEvent> commit(String stream, int from, int count, Instant at) {
    return transaction.execute(status -> append(stream, from, count, at));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void givesBackWhatWasStored(int count) {
    List<RecordedEvent> stored = commit("p1", 0, count, NOW);

    assertThat(log.readAfter(0)).isEqualTo(stored);
    assertThat(log.readStream("p1")).isEqualTo(stored);
    assertThat(log.lastPosition()).isEqualTo(stored.get(count - 1).position());
  }

  @Test
  void countsPositionsFromTheFirstOfTheTransaction() {
    List<Long> firsts =
        transaction.execute(
            status ->
                List.of(
                    table.append(List.of(event(0, "p1", 0, NOW))),
                    table.append(List.of(event(1, "p2", 0, NOW), event(2, "p3", 0, NOW)))));

    long first = firsts.get(0);
    assertThat(firsts).containsExactly(first, first + 1);
    assertThat(log.readAfter(0))
        .containsExactly(
            event(first, "p1", 0, NOW),
            event(first + 1, "p2", 0, NOW),
            event(first + 2, "p3", 0, NOW));
  }

  @Test
  void anEmptyLogHasNoPosition() {
    assertThat(log.lastPosition()).isZero();
    assertThat(log.readAfter(0)).isEmpty();
    assertThat(log.readStream("p1")).isEmpty();
  }

  @Test
  void positionsFitIntoNumbersOfJavaScript() {
    List<RecordedEvent> stored = commit("p1", 0, 1, NOW);

    assertThat(stored.get(0).position()).isPositive().isLessThan(1L << 53);
  }

  @Test
  void readsInPages() {
    List<RecordedEvent> stored = new ArrayList<>(commit("p1", 0, 7, NOW));
    stored.addAll(commit("p2", 0, 5, NOW));

    List<RecordedEvent> read = new ArrayList<>(log.readAfter(0, 5));
    read.addAll(log.readAfter(read.get(4).position(), 5));
    read.addAll(log.readAfter(read.get(9).position(), 5));

    assertThat(read).isEqualTo(stored);
  }

  @Test
  void readsAStreamAsItWas() {
    commit("p1", 0, 2, NOW);
    commit("p1", 2, 2, NOW.plusSeconds(60));

    assertThat(log.readStreamUpTo("p1", 0)).hasSize(1);
    assertThat(log.readStreamUpTo("p1", 2)).hasSize(3);
    assertThat(log.readStreamUpTo("p1", NOW.minusNanos(1_000))).isEmpty();
    assertThat(log.readStreamUpTo("p1", NOW)).hasSize(2);
    assertThat(log.readStreamUpTo("p1", NOW.plusSeconds(60))).hasSize(4);
  }

  @Test
  void readsAllStreamsWhole() {
    commit("b", 0, 700, NOW);
    commit("a", 0, 900, NOW);
    commit("b", 700, 700, NOW);
    List<List<RecordedEvent>> streams = new ArrayList<>();

    log.streamByStreamAsSeen(streams::add);

    assertThat(streams).isEqualTo(List.of(log.readStream("a"), log.readStream("b")));
  }

  @Test
  void readsEverythingByPosition() {
    commit("b", 0, 1_500, NOW);
    commit("a", 0, 900, NOW);
    List<RecordedEvent> all = new ArrayList<>();

    long upTo = log.streamAll(all::addAll);

    assertThat(all).hasSize(2_400).isSortedAccordingTo(EventLogTest::byPosition);
    assertThat(all.get(2_399).position()).isEqualTo(upTo);
  }

  private static int byPosition(RecordedEvent one, RecordedEvent other) {
    return Long.compare(one.position(), other.position());
  }

  @Test
  void refusesAVersionThatIsTaken() {
    commit("p1", 0, 2, NOW);

    assertThatThrownBy(() -> commit("p1", 1, 1, NOW)).isInstanceOf(DuplicateKeyException.class);
    assertThat(log.readStream("p1")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE event SET actor = 'eve'", "DELETE FROM event", "TRUNCATE event"})
  void isAppendOnly(String change) {
    List<RecordedEvent> stored = commit("p1", 0, 1, NOW);

    assertThatThrownBy(() -> jdbc.execute(change))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("append only");
    assertThat(log.readStream("p1")).isEqualTo(stored);
  }

  /**
   * AxonFramework issue 4829: A takes its position first and stays open; its neighbour B, with an
   * old timestamp, commits and is read; then A commits.
   */
  @Test
  void readsASlowTransactionThatItsNeighbourOvertook() throws Exception {
    List<RecordedEvent> before = commit("before", 0, 1, NOW);
    CountDownLatch appended = new CountDownLatch(1);
    CountDownLatch overtaken = new CountDownLatch(1);
    ExecutorService slow = Executors.newSingleThreadExecutor();
    try {
      Future<List<RecordedEvent>> a =
          slow.submit(() -> transaction.execute(status -> appendSlowly(appended, overtaken)));
      appended.await();
      List<RecordedEvent> b = commit("b", 0, 1, NOW.minus(Duration.ofHours(2)));
      List<RecordedEvent> readBefore = log.readAfter(0);
      long naiveReached = lastOf(readNaively(0));
      overtaken.countDown();
      long positionOfA = a.get().get(0).position();

      assertThat(positionOfA).as("A came first").isLessThan(b.get(0).position());
      assertThat(readBefore).as("B waits for A").isEqualTo(before);
      assertThat(log.readAfter(lastOf(readBefore)))
          .extracting(RecordedEvent::streamId)
          .containsExactly("a", "a", "b");
      assertThat(naiveReached).as("a reader without the bound").isEqualTo(b.get(0).position());
      assertThat(readNaively(naiveReached)).as("skips A for ever").isEmpty();
    } finally {
      slow.shutdownNow();
    }
  }

  private List<RecordedEvent> appendSlowly(CountDownLatch appended, CountDownLatch overtaken) {
    List<RecordedEvent> events = append("a", 0, 2, NOW);
    appended.countDown();
    try {
      overtaken.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return events;
  }

  private List<Long> readNaively(long after) {
    return jdbc.queryForList(
        "SELECT position FROM event WHERE position > ? ORDER BY position", Long.class, after);
  }

  private static long lastOf(List<?> read) {
    Object last = read.get(read.size() - 1);
    return last instanceof RecordedEvent event ? event.position() : (Long) last;
  }

  @Test
  void aTransactionThatOnlyReadsHoldsNobodyUp() throws SQLException {
    try (Connection reader = database.getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.executeQuery("SELECT count(*) FROM event").close();
      List<RecordedEvent> stored = commit("p1", 0, 1, NOW);

      assertThat(log.readAfter(0)).isEqualTo(stored);
      reader.rollback();
    }
  }

  @Test
  void aLogRestoredFromAnotherClusterGoesOnInOrder() {
    long farAhead = table.append(List.of(event((1_000_000L << 16) + 7, "restored", 0, NOW)));
    assertThat(log.readAfter(0)).as("not readable as it is").isEmpty();

    table.raiseBase();
    List<RecordedEvent> first = commit("p1", 0, 1, NOW);
    table.raiseBase();
    List<RecordedEvent> second = commit("p1", 1, 1, NOW);

    assertThat(log.readAfter(0))
        .extracting(RecordedEvent::position)
        .containsExactly(farAhead, first.get(0).position(), second.get(0).position())
        .isSorted();
  }

  @Test
  void theBaseStaysWhileOthersWrite() throws SQLException {
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeQuery("SELECT pg_current_xact_id()").close();
      commit("p1", 0, 1, NOW);

      table.raiseBase();

      assertThat(jdbc.queryForObject("SELECT base FROM event_base", Long.class)).isZero();
      other.rollback();
    }
  }
}
