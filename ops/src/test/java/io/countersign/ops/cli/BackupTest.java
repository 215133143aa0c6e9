package io.countersign.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.cli.Program.Ended;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.stores.StoreSettings;
import io.countersign.ops.stores.Stores;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backup of a server at work, and what comes of it elsewhere; the steps build on each other. */
@Tag("server")
class BackupTest {
  private static final int READY = 200;
  private static final int MORE = 100;

  @TempDir private Path folder;

  @Test
  void whatWasAcknowledgedBeforeABackupIsThereAfterItIsRestored() throws Exception {
    Path file = folder.resolve("backup.zip");
    Shift shift;
    List<String> before;
    JsonNode made;
    try (Program first = up("first")) {
      URI url = URI.create(first.awaitLine("Ready:"));
      shift = Shift.begin(url, first.awaitLine("Password of admin, shown only once:"));
      shift.send(shift.admin, "ready", 0, READY);
      try (SlowImport slow = SlowImport.begin(url, shift.token, shift.project, "slow", 1_000_000)) {
        shift.work();
        awaitWork(shift);
        before = new ArrayList<>(shift.acknowledged);
        made = backup(url, shift.token, file);
        assertThat(slow.isGoing()).isTrue();
      }
      refusesToRestoreInto(folder.resolve("first"), file, "is in use");
      first.kill();
    }
    refusesToRestoreInto(folder.resolve("first"), file, "Expected an empty data folder");
    Stores.open(StoreSettings.embedded(folder.resolve("first"))).close();
    refusesWhatIsCutOffOrAltered(file);
    JsonNode restored = restore("second", file);
    assertThat(restored.path("position")).isEqualTo(made.path("position"));
    long last = worksOn("second", shift, before, made.path("position").asLong());
    restoresTheRestored(shift, before, last);
  }

  private JsonNode backup(URI url, String token, Path file) throws Exception {
    Ended ended =
        Program.run(
            folder,
            Map.of("COUNTERSIGN_URL", url.toString(), "COUNTERSIGN_TOKEN", token),
            "backup",
            file.toString(),
            "--json");
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    return JsonMapper.shared().readTree(ended.out());
  }

  private JsonNode restore(String name, Path file) throws Exception {
    Ended ended = Program.run(folder, restoring(folder.resolve(name), file, "--json"));
    assertThat(ended.exit()).as(ended.err()).isZero();
    return JsonMapper.shared().readTree(ended.out());
  }

  private void refusesToRestoreInto(Path data, Path file, String reason) throws Exception {
    Ended ended = Program.run(folder, restoring(data, file));
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).contains("countersign: ").contains(reason).doesNotContain("\tat ");
  }

  private void refusesWhatIsCutOffOrAltered(Path file) throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Path other = folder.resolve("other.zip");
    refusesToRestoreInto(folder.resolve("none"), other, "does not exist");
    Files.write(other, Arrays.copyOf(whole, whole.length / 2));
    refusesToRestoreInto(folder.resolve("none"), other, "is truncated");
    byte[] altered = whole.clone();
    altered[whole.length / 2] ^= 1;
    Files.write(other, altered);
    refusesToRestoreInto(folder.resolve("none"), other, "altered");
    Files.writeString(other, "no backup");
    refusesToRestoreInto(folder.resolve("none"), other, "is not a Countersign backup");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  /** The position of an event that is new there. */
  private long worksOn(String name, Shift shift, List<String> labelled, long position)
      throws Exception {
    try (Program server = up(name)) {
      CountersignClient admin =
          CountersignClient.to(URI.create(server.awaitLine("Ready:"))).withToken(shift.token);
      JsonNode more = shift.send(admin, "more-" + name, 0, MORE);
      assertThat(more.path("registered").asInt()).isEqualTo(MORE);
      assertThat(more.path("position").asLong()).isGreaterThan(position);
      JsonNode project =
          admin.get(
              "/projects/%s/dashboard?atLeast=%d"
                  .formatted(shift.project, more.path("position").asLong()));
      assertThat(project.path("rows").asLong()).isGreaterThanOrEqualTo(READY + MORE);
      Shift.requireWhole(admin, labelled);
      assertThat(server.stop().exit()).isEqualTo(143);
      return more.path("position").asLong();
    }
  }

  /** From the stores of a server that does not run, whose positions have a base already. */
  private void restoresTheRestored(Shift shift, List<String> labelled, long position)
      throws Exception {
    Path again = folder.resolve("again.zip");
    Ended ended =
        Program.run(
            folder,
            "backup",
            again.toString(),
            "--offline",
            "--data-dir",
            folder.resolve("second").toString());
    assertThat(ended.exit()).as(ended.err()).isZero();
    restore("third", again);
    worksOn("third", shift, labelled, position);
  }

  @Test
  void whatHoldsNothingIsNotBackedUp() throws Exception {
    String data = folder.resolve("nothing").toString();
    String file = folder.resolve("nothing.zip").toString();
    Ended ended = Program.run(folder, "backup", file, "--offline", "--data-dir", data);
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).contains("Expected an installation to back up");
    assertThat(Path.of(file)).doesNotExist();
  }

  private static void awaitWork(Shift shift) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> shift.acknowledged.size() > 20 && shift.rows() > 2 * READY);
  }

  private static String[] restoring(Path data, Path file, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("restore", file.toString(), "--data-dir", data.toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private Program up(String name) throws Exception {
    return Program.start(
        folder, Map.of(), "up", "--port", "0", "--data-dir", folder.resolve(name).toString());
  }
}
