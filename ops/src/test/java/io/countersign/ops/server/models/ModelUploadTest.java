package io.countersign.ops.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.fixture.Trial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Models that somebody brings. */
class ModelUploadTest {
  private final Staff staff = Staff.of("text/plain", Trial.POLICY);
  private final String name = "brought-" + UUID.randomUUID().toString().substring(0, 8);
  @TempDir private Path folder;

  private Bundle bundle() throws IOException {
    return Trial.bundle(name, folder.resolve("bundle"));
  }

  private static byte[] zip(Bundle bundle) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    bundle.zip(zip);
    return zip.toByteArray();
  }

  private void requireNothingStored() {
    JdbcTemplate jdbc = TestServer.server().part(JdbcTemplate.class);
    assertThat(
            jdbc.queryForObject(
                "SELECT (SELECT count(*) FROM model_bundle WHERE name = ?)"
                    + " + (SELECT count(*) FROM model_directory WHERE name = ?)",
                Long.class,
                name,
                name))
        .isZero();
  }

  @Test
  void takesABundleOnce() throws IOException {
    byte[] zip = zip(bundle());
    String key = UUID.randomUUID().toString();
    Answer taken = Trial.upload(staff.manager(), zip, "Idempotency-Key", key);
    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    assertThat(taken.json().path("name").asString()).isEqualTo(name);
    assertThat(taken.json().path("classes")).hasSize(2);
    Answer repeated = Trial.upload(staff.manager(), zip, "Idempotency-Key", key);
    assertThat(repeated.body()).isEqualTo(taken.body());
    Answer again = Trial.upload(staff.manager(), zip);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("ALREADY_EXISTS");
    assertThat(Trial.models(staff.labeller()).valueStream())
        .anyMatch(model -> model.path("name").asString().equals(name));
  }

  @Test
  void refusesANameOfSomebodyElse() throws IOException {
    assertThat(Trial.upload(staff.manager(), zip(bundle())).status()).isEqualTo(201);
    Staff others = Staff.of("text/plain", Trial.POLICY);
    Answer refused =
        others.manager().post(others.path("/models/train"), "{\"name\":\"" + name + "\"}");
    assertThat(refused.code()).isEqualTo("ALREADY_EXISTS");
  }

  @Test
  void refusesAnAlteredModel() throws IOException {
    Bundle bundle = bundle();
    byte[] model = bundle.read(Bundle.MODEL);
    model[model.length / 2] ^= 1;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, Bundle.MANIFEST, Files.readAllBytes(bundle.folder().resolve(Bundle.MANIFEST)));
      put(zip, Bundle.MODEL, model);
    }
    Answer refused = Trial.upload(staff.manager(), bytes.toByteArray());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("MODEL_INVALID");
    assertThat(refused.json().path("errors").get(0).path("path").asString())
        .isEqualTo("files.model.onnx");
    requireNothingStored();
  }

  private static void put(ZipOutputStream zip, String file, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(file));
    zip.write(bytes);
    zip.closeEntry();
  }

  @Test
  void refusesAZipBomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(Bundle.MODEL));
      for (long left = Bundle.MAX_BYTES + 1; left > 0; left -= zeros.length) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    Answer refused = Trial.upload(staff.manager(), bytes.toByteArray());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("MODEL_INVALID");
    requireNothingStored();
  }

  @Test
  void refusesWhatIsNoArchive() {
    Answer refused = Trial.upload(staff.manager(), new byte[] {1, 2, 3});
    assertThat(refused.code()).isEqualTo("MODEL_INVALID");
    Answer json = staff.manager().post("/api/v1/models", "{}");
    assertThat(json.status()).isEqualTo(415);
  }
}
