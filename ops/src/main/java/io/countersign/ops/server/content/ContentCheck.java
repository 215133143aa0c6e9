package io.countersign.ops.server.content;

import io.countersign.engine.datarow.ContentRef;
import io.countersign.modelrunner.image.file.ImageFile;
import io.countersign.modelrunner.image.file.ImageUnreadableException;
import io.countersign.modelrunner.image.file.Rendition;
import io.countersign.ops.contract.json.Texts;
import io.countersign.ops.server.limits.Limits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a content is by looking at it, whatever it was said to be. An image is decoded, so
 * that one that lies about its size or breaks off is refused; its header is believed first, so that
 * one that is too large is never decoded.
 */
public final class ContentCheck {
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
   * Takes an image of any kind that is read.
   *
   * @throws ContentFault {@code IMAGE_TOO_LARGE}, {@code IMAGE_WRONG_TYPE} or {@code
   *     IMAGE_UNREADABLE}
   */
  public Checked image(byte[] bytes) throws ContentFault {
    if (bytes.length > limits.content().toBytes()) {
      throw new ContentFault("IMAGE_TOO_LARGE", "Expected at most " + limits.content());
    }
    try {
      ImageFile file = ImageFile.of(bytes, limits.imagePixels());
      String sha256 = sha256(bytes);
      String mediaType = file.kind().mediaType();
      return new Checked(
          new ContentRef(sha256, mediaType, bytes.length, file.width(), file.height(), null),
          new StoredContent(sha256, mediaType, bytes, rendition(file)));
    } catch (ImageUnreadableException e) {
      throw new ContentFault(code(e), "Expected an image, but " + e.reason());
    }
  }

  private static @Nullable Rendition rendition(ImageFile file) throws ImageUnreadableException {
    if (!file.isShownAlike()) {
      return file.rendition();
    }
    file.check();
    return null;
  }

  private static String code(ImageUnreadableException e) {
    return switch (e.fault()) {
      case UNKNOWN_KIND -> "IMAGE_WRONG_TYPE";
      case TOO_LARGE -> "IMAGE_TOO_LARGE";
      case BROKEN -> "IMAGE_UNREADABLE";
    };
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
