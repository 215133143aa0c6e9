package io.countersign.ops.server.content;

import io.countersign.engine.datarow.ContentRef;
import io.countersign.ops.contract.json.Texts;
import io.countersign.ops.server.limits.Limits;
import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Finds out what a content is by looking at it, whatever it was said to be. An image is decoded
 * whole, thinned out to about a million pixels, so that one that lies about its size or breaks off
 * is refused; its header is believed first, so that one that is too large is never decoded.
 */
public final class ContentCheck {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final long DECODED_PIXELS = 1_000_000;

  static {
    ImageIO.setUseCache(false);
  }

  private final Limits limits;

  public ContentCheck(Limits limits) {
    this.limits = limits;
  }

  /** A content that may be stored, and the reference to it. */
  public record Checked(ContentRef ref, StoredContent content) {}

  /**
   * Takes a text.
   *
   * @throws ContentFault {@code TEXT_EMPTY}, {@code TEXT_TOO_LONG} or {@code TEXT_INVALID}
   */
  public Checked text(String text) throws ContentFault {
    if (text.isBlank()) {
      throw new ContentFault("TEXT_EMPTY", "Expected a text");
    }
    if (text.length() > limits.text()) {
      throw new ContentFault("TEXT_TOO_LONG", "Expected at most " + limits.text() + " characters");
    }
    if (!Texts.storable(text)) {
      throw new ContentFault("TEXT_INVALID", "Expected no NUL and no unpaired surrogates");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String sha256 = sha256(bytes);
    int codePoints = text.codePointCount(0, text.length());
    return new Checked(
        new ContentRef(sha256, "text/plain", bytes.length, null, null, codePoints),
        new StoredContent(sha256, "text/plain", bytes));
  }

  /**
   * Takes an image of {@code mediaType}.
   *
   * @throws ContentFault {@code IMAGE_TOO_LARGE}, {@code IMAGE_WRONG_TYPE} or {@code
   *     IMAGE_UNREADABLE}
   */
  public Checked image(byte[] bytes, String mediaType) throws ContentFault {
    if (bytes.length > limits.content().toBytes()) {
      throw new ContentFault("IMAGE_TOO_LARGE", "Expected at most " + limits.content());
    }
    String found = mediaType(bytes);
    if (!found.equals(mediaType)) {
      throw new ContentFault(
          "IMAGE_WRONG_TYPE", "Expected " + mediaType + ", but the bytes are " + found);
    }
    Rectangle size = decode(bytes, mediaType);
    String sha256 = sha256(bytes);
    return new Checked(
        new ContentRef(sha256, mediaType, bytes.length, size.width, size.height, null),
        new StoredContent(sha256, mediaType, bytes));
  }

  private static String mediaType(byte[] bytes) {
    if (startsWith(bytes, PNG)) {
      return "image/png";
    }
    return startsWith(bytes, JPEG) ? "image/jpeg" : "something else";
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (bytes[i] != start[i]) {
        return false;
      }
    }
    return true;
  }

  private Rectangle decode(byte[] bytes, String mediaType) throws ContentFault {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(mediaType);
    ImageReader reader = readers.next();
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(input, true, true);
      Rectangle size = new Rectangle(reader.getWidth(0), reader.getHeight(0));
      long pixels = (long) size.width * size.height;
      if (pixels > limits.imagePixels()) {
        throw new ContentFault(
            "IMAGE_TOO_LARGE",
            "Expected at most %,d pixels, but it says %d x %d"
                .formatted(limits.imagePixels(), size.width, size.height));
      }
      reader.read(0, thinned(reader.getDefaultReadParam(), pixels));
      return size;
    } catch (IOException | RuntimeException e) {
      throw new ContentFault("IMAGE_UNREADABLE", "Expected an image that can be decoded");
    } finally {
      reader.dispose();
    }
  }

  private static ImageReadParam thinned(ImageReadParam parameters, long pixels) {
    int step = (int) Math.ceil(Math.sqrt((double) pixels / DECODED_PIXELS));
    if (step > 1) {
      parameters.setSourceSubsampling(step, step, 0, 0);
    }
    return parameters;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
