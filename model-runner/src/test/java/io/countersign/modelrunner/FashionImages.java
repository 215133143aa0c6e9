package io.countersign.modelrunner;

import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.modelrunner.bundle.Input.HogImage;
import io.countersign.modelrunner.bundle.Input.Size;
import io.countersign.modelrunner.training.TrainingRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;

/** 800 pictures of clothes with their true classes. */
public final class FashionImages {
  public static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  public static final Ontology ONTOLOGY =
      new Ontology(
          List.of(new Ontology.Definition("category", AnnotationType.CHOICE, CLASSES, true, null)));

  public static final HogImage HOG = new HogImage(new Size(28, 28), 4);

  private static final int SIDE = 28;
  private static final List<TrainingRequest.Example> EXAMPLES = read();

  private FashionImages() {}

  /** PNG files with their classes, from {@code from} up to {@code end}. */
  public static List<TrainingRequest.Example> examples(int from, int end) {
    return EXAMPLES.subList(from, end);
  }

  public static List<Content> contents(int from, int end) {
    return examples(from, end).stream().map(TrainingRequest.Example::content).toList();
  }

  public static List<String> truths(int from, int end) {
    return examples(from, end).stream().map(TrainingRequest.Example::option).toList();
  }

  private static List<TrainingRequest.Example> read() {
    try (DataInputStream images = open("images.idx3-ubyte.gz");
        DataInputStream labels = open("labels.idx1-ubyte.gz")) {
      images.skipNBytes(4);
      labels.skipNBytes(8);
      int count = images.readInt();
      images.skipNBytes(8);
      List<TrainingRequest.Example> examples = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Content content = new Content("image/png", png(images.readNBytes(SIDE * SIDE)));
        examples.add(new TrainingRequest.Example(content, CLASSES.get(labels.readUnsignedByte())));
      }
      return examples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataInputStream open(String name) throws IOException {
    return new DataInputStream(
        new GZIPInputStream(FashionImages.class.getResourceAsStream("/fashion-mnist/" + name)));
  }

  private static byte[] png(byte[] pixels) throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, SIDE, SIDE, pixels);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
