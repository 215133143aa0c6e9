package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.TestSeed;
import io.countersign.engine.log.serialization.EventTypes;
import io.countersign.engine.project.ProjectEvent.MemberRolesChanged;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sixteen writers, some of which roll back, and a reader that tails them. */
class ConcurrentWritersTest {
  private static final int WRITERS = 16;
  private static final int EVENTS = 100_000;
  private static final int LARGEST_TRANSACTION = 60;
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);
  private static final UserId ADA = new UserId("ada");

  private final long seed = TestSeed.get();
  private final AtomicInteger left = new AtomicInteger(EVENTS);
  private final Queue<RecordedEvent> committed = new ConcurrentLinkedQueue<>();
  private HikariDataSource database;
  private TransactionTemplate transaction;
  private EventTable table;

  @BeforeEach
  void start() {
    database = TestPostgres.freshDatabase();
    transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    table = new EventTable(new JdbcTemplate(database), EventTypes.ofDomain());
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void noneIsSkippedAndNoneIsReadTwice() throws Exception {
    AtomicBoolean written = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    try {
      Future<List<RecordedEvent>> reader = threads.submit(() -> tail(written));
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        writers.add(threads.submit(() -> write(number)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      written.set(true);
      List<RecordedEvent> read = reader.get();

      assertThat(committed).hasSizeGreaterThanOrEqualTo(EVENTS);
      assertThat(read)
          .as("seed %d", seed)
          .isEqualTo(committed.stream().sorted(ConcurrentWritersTest::byPosition).toList());
    } finally {
      threads.shutdownNow();
    }
  }

  private static int byPosition(RecordedEvent one, RecordedEvent other) {
    return Long.compare(one.position(), other.position());
  }

  private List<RecordedEvent> tail(AtomicBoolean written) {
    EventLog log = new EventLog(table, new CommandEventStore());
    Random random = new Random(seed);
    List<RecordedEvent> read = new ArrayList<>(EVENTS);
    long reached = 0;
    boolean last = false;
    while (true) {
      List<RecordedEvent> page = log.readAfter(reached, 1 + random.nextInt(10_000));
      read.addAll(page);
      reached = page.isEmpty() ? reached : page.get(page.size() - 1).position();
      if (page.isEmpty() && last) {
        return read;
      }
      last = written.get();
    }
  }

  private void write(int writer) {
    Random random = new Random(seed + writer + 1);
    int version = 0;
    while (left.get() > 0) {
      int count = 1 + random.nextInt(LARGEST_TRANSACTION);
      int from = version;
      boolean rollsBack = random.nextInt(10) == 0;
      List<RecordedEvent> events =
          transaction.execute(
              status -> {
                if (rollsBack) {
                  status.setRollbackOnly();
                }
                List<RecordedEvent> appended =
                    append("stream-" + writer, from, count, random.nextInt(4));
                holdOpen(random);
                return appended;
              });
      if (!rollsBack) {
        version += count;
        committed.addAll(events);
        left.addAndGet(-count);
      }
    }
  }

  /** Lets neighbours with later positions commit first, and the reader reach them. */
  private static void holdOpen(Random random) {
    if (random.nextBoolean()) {
      LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE.toNanos()));
    }
  }

  /** Appends in one to four statements, as a transaction that stores before its end does. */
  private List<RecordedEvent> append(String stream, int from, int count, int cuts) {
    List<RecordedEvent> stored = new ArrayList<>();
    int size = Math.max(1, count / (cuts + 1));
    for (int start = 0; start < count; start += size) {
      stored.addAll(appendPart(stream, from, start, Math.min(count, start + size)));
    }
    return stored;
  }

  private List<RecordedEvent> appendPart(String stream, int from, int start, int end) {
    long first = table.append(events(stream, from, start, end, 0));
    return events(stream, from, start, end, first - start);
  }

  private static List<RecordedEvent> events(
      String stream, int from, int start, int end, long position) {
    return IntStream.range(start, end)
        .mapToObj(place -> event(position + place, stream, from + place))
        .toList();
  }

  private static RecordedEvent event(long position, String stream, int version) {
    Object payload = new MemberRolesChanged(new ProjectId(stream), ADA, Set.of());
    return new RecordedEvent(
        position, stream, version, "member-roles-changed", "1", Instant.EPOCH, ADA, payload);
  }
}
