package io.countersign.modelrunner.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.TinyBundles;
import io.countersign.modelrunner.TinyModels;
import io.countersign.modelrunner.bundle.Input.ChannelOrder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @TempDir Path folder;
  private Path made = Path.of("");

  @BeforeEach
  void make() throws IOException {
    made = folder.resolve("made");
    TinyBundles.bundle(
        made,
        TinyBundles.colours(ChannelOrder.RGB, false),
        TinyModels.channelMeans(true, -1, 3, 2, 2));
  }

  @Test
  void survivesBeingPackedAndUnpacked() throws IOException {
    Bundle bundle = Bundle.open(made);
    byte[] archive = zip(bundle);

    Bundle unpacked = Bundle.unzip(new ByteArrayInputStream(archive), folder.resolve("unpacked"));

    assertThat(unpacked.manifest()).isEqualTo(bundle.manifest());
    assertThat(unpacked.ref()).isEqualTo(bundle.ref());
    assertThat(zip(unpacked)).isEqualTo(archive);
  }

  @Test
  void refusesEveryArchiveThatIsCutOffOrHasAChangedByte() throws IOException {
    byte[] archive = zip(Bundle.open(made));
    for (int i = 0; i < archive.length; i++) {
      requireOpenedOrRefused(Arrays.copyOf(archive, i), i);
      byte[] changed = archive.clone();
      changed[i] ^= (byte) (1 << i % 8);
      requireOpenedOrRefused(changed, archive.length + i);
    }
  }

  /** A time or a comment may be another, but nothing that counts. */
  private void requireOpenedOrRefused(byte[] archive, int number) throws IOException {
    Path target = folder.resolve("changed-" + number);
    try {
      Bundle bundle = Bundle.unzip(new ByteArrayInputStream(archive), target);
      assertThat(bundle.ref()).isEqualTo(Bundle.open(made).ref());
    } catch (CommandRefused refused) {
      assertThat(refused.refusal()).isEqualTo(Refusal.MODEL_INVALID);
      assertThat(target).doesNotExist();
    }
  }

  @Test
  void refusesAModelOfWhichAnyByteWasChanged() throws IOException {
    Path model = made.resolve(Bundle.MODEL);
    byte[] bytes = Files.readAllBytes(model);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      Files.write(model, bytes);
      assertThatThrownBy(() -> Bundle.open(made)).hasMessageContaining("SHA-256");
      bytes[i] ^= 1;
    }
  }

  @Test
  void refusesAModelThatWasChangedAfterItWasOpened() throws IOException {
    Bundle bundle = Bundle.open(made);
    Files.write(made.resolve(Bundle.MODEL), new byte[] {1});

    CommandRefused refused =
        catchThrowableOfType(CommandRefused.class, () -> bundle.read(Bundle.MODEL));

    assertThat(refused.refusal()).isEqualTo(Refusal.MODEL_INVALID);
    assertThat(refused.errors()).extracting("code").containsExactly("HASH_DIFFERS");
  }

  @Test
  void refusesFilesThatAreNotListedAndListedOnesThatAreMissing() throws IOException {
    Files.writeString(made.resolve("more.bin"), "more");
    assertRefused(made, "more.bin is not");

    Files.delete(made.resolve("more.bin"));
    Files.delete(made.resolve(Bundle.MODEL));
    assertRefused(made, "model.onnx in the bundle, but there is none");
  }

  @Test
  void refusesLinksAndFolders() throws IOException {
    Path model = made.resolve(Bundle.MODEL);
    Files.move(model, folder.resolve("elsewhere.onnx"));
    Files.createSymbolicLink(model, folder.resolve("elsewhere.onnx"));
    assertRefused(made, "only files");

    Files.delete(model);
    Files.createDirectory(model);
    assertRefused(made, "only files");
    assertRefused(folder.resolve("nowhere"), "cannot be read");
  }

  @Test
  void writesNothingForAManifestThatIsWrong() {
    BundleManifest colours = TinyBundles.colours(ChannelOrder.RGB, false);
    BundleManifest wrong =
        new BundleManifest(
            "../up",
            "1",
            colours.task(),
            null,
            colours.input(),
            colours.output(),
            colours.classes(),
            colours.mapping(),
            Map.of());
    Path target = folder.resolve("wrong");

    assertThatThrownBy(() -> Bundle.create(target, wrong, Map.of(Bundle.MODEL, new byte[] {1})))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("name");
    assertThat(target).doesNotExist();
  }

  @Test
  void refusesAnArchiveThatNamesAPath() throws IOException {
    for (String name : new String[] {"../evil.sh", "/etc/evil", "a/b.onnx", "..", "c:\\x", ""}) {
      assertArchiveRefused(archive(name, new byte[] {1}), "plain file names");
    }
    assertThat(folder.resolve("evil.sh")).doesNotExist();
  }

  @Test
  void refusesAnArchiveWithTooManyFiles() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i <= Bundle.MAX_FILES; i++) {
        zip.putNextEntry(new ZipEntry("file" + i));
      }
    }
    assertArchiveRefused(out.toByteArray(), "at most 16 files");
  }

  @Test
  void refusesAnArchiveThatUnpacksToFarMoreThanItIs() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(Bundle.MODEL));
      byte[] zeros = new byte[1 << 20];
      for (long written = 0; written <= Bundle.MAX_BYTES; written += zeros.length) {
        zip.write(zeros);
      }
    }
    assertThat(out.size()).isLessThan(1 << 20);
    assertArchiveRefused(out.toByteArray(), "bytes unpacked");
  }

  @Test
  void refusesBrokenArchives() throws IOException {
    byte[] whole = zip(Bundle.open(made));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertArchiveRefused(new byte[0], "no files");
    assertArchiveRefused(new byte[] {'P', 'K', 3, 4, 5}, "zip archive");
    assertArchiveRefused(cut, "");
    byte[] twice = archive(Bundle.MANIFEST, new byte[] {1});
    assertArchiveRefused(twice, "bundle.yaml");
  }

  private void assertRefused(Path bundle, String message) {
    assertThatThrownBy(() -> Bundle.open(bundle))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining(message);
  }

  private void assertArchiveRefused(byte[] archive, String message) {
    Path target = folder.resolve("unpacked");
    CommandRefused refused =
        catchThrowableOfType(
            CommandRefused.class, () -> Bundle.unzip(new ByteArrayInputStream(archive), target));
    assertThat(refused).hasMessageContaining(message);
    assertThat(refused.refusal()).isEqualTo(Refusal.MODEL_INVALID);
    assertThat(target).doesNotExist();
  }

  private static byte[] archive(String name, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zip(Bundle bundle) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    bundle.zip(out);
    return out.toByteArray();
  }
}
