package io.countersign.ops.demo.openwork;

import io.countersign.ops.demo.images.ProductImage;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** Pages of a catalogue, six products on each, to draw boxes and outlines on. */
final class CataloguePages {
  static final int PAGES = 16;
  private static final int COLUMNS = 3;
  private static final int ROWS = 2;
  private static final int TILE_PIXELS = 168;
  private static final int MARGIN_PIXELS = 24;
  static final int IMAGES = PAGES * COLUMNS * ROWS;

  private CataloguePages() {}

  static void leave(Crew crew, List<ProductImage> images) {
    String project = crew.make(project());
    List<Map<String, Object>> rows =
        IntStream.range(0, PAGES).mapToObj(page -> row(page, images)).toList();
    new Shipment("spring-catalogue", 40, Duration.ofDays(2), rows)
        .deliver(crew.client("jana"), project);
    new Hands(crew.client("deniz"), project).label(5, CataloguePages::boxes);
    new Hands(crew.client("greta"), project)
        .review(1, task -> Hands.Judgement.reject("BOX_NOT_TIGHT", "The boxes cut the soles off"));
  }

  private static Map<String, Object> row(int page, List<ProductImage> images) {
    int tiles = COLUMNS * ROWS;
    byte[] png = page(images.subList(page * tiles, (page + 1) * tiles));
    return Map.of(
        "key",
        "page-%02d".formatted(page + 1),
        "image",
        "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
  }

  /** The images side by side in rows, enlarged, as a PNG file. */
  private static byte[] page(List<ProductImage> images) {
    int width = COLUMNS * (TILE_PIXELS + MARGIN_PIXELS) + MARGIN_PIXELS;
    int height = ROWS * (TILE_PIXELS + MARGIN_PIXELS) + MARGIN_PIXELS;
    BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = page.createGraphics();
    try {
      for (int tile = 0; tile < images.size(); tile++) {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(images.get(tile).pngBytes()));
        pen.drawImage(image, left(tile), top(tile), TILE_PIXELS, TILE_PIXELS, null);
      }
      ByteArrayOutputStream png = new ByteArrayOutputStream(1 << 16);
      ImageIO.write(page, "png", png);
      return png.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      pen.dispose();
    }
  }

  private static int left(int tile) {
    return MARGIN_PIXELS + tile % COLUMNS * (TILE_PIXELS + MARGIN_PIXELS);
  }

  private static int top(int tile) {
    return MARGIN_PIXELS + tile / COLUMNS * (TILE_PIXELS + MARGIN_PIXELS);
  }

  private static List<Map<String, Object>> boxes(JsonNode task) {
    List<Map<String, Object>> annotations = new ArrayList<>();
    for (int tile = 0; tile < COLUMNS * ROWS; tile++) {
      annotations.add(
          Map.of(
              "name", "product",
              "type", "box",
              "box",
                  Map.of(
                      "x",
                      left(tile),
                      "y",
                      top(tile),
                      "width",
                      TILE_PIXELS,
                      "height",
                      TILE_PIXELS - MARGIN_PIXELS)));
    }
    return annotations;
  }

  private static Map<String, Object> project() {
    return Map.of(
        "name",
        "catalogue-pages",
        "mediaType",
        "image/*",
        "ontology",
        Map.of("annotations", definitions()),
        "review",
        Map.of(
            "flow",
            "staged-review",
            "stages",
            List.of(
                Map.of("name", "review", "group", "reviewers", "share", 1.0),
                Map.of("name", "acceptance", "group", "leads", "share", 0.5)),
            "maxRounds",
            3,
            "claimMinutes",
            60,
            "rejectionReasons",
            List.of("BOX_MISSING", "BOX_NOT_TIGHT", "WRONG_SEASON")),
        "sla",
        Map.of("stages", Map.of("label", "PT24H", "review", "PT12H"), "warnAt", 0.8),
        "instructions",
        """
            # Catalogue pages

            - One **product** box for each product, as tight as you can.
            - An **outline** for every bag.
            - **Seasons**: all that the page would be shown in.
            """);
  }

  private static List<Map<String, Object>> definitions() {
    return List.of(
        Map.of("name", "product", "type", "box", "required", true),
        Map.of(
            "name", "outline", "type", "polygon", "description", "Around a bag, handle included"),
        Map.of(
            "name", "season",
            "type", "choices",
            "options", List.of("Spring", "Summer", "Autumn", "Winter")));
  }
}
