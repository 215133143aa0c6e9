package io.countersign.modelrunner.image;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Images of every kind with red, green, blue and white in their quarters, from the upper left to
 * the lower right; those that are no files are 64 by 32.
 */
public final class ImageSamples {
  /** With cyan, magenta, yellow and half of black instead, as Adobe stores CMYK. */
  public static final String CMYK = "cmyk.jpg";

  public static final String RED_INKS = "red-inks.jpg";
  public static final String RED_WEBP = "red.webp";
  public static final String LOSSY = "lossy.webp";
  public static final String LOSSLESS = "lossless.webp";

  /** Turned by 90 degrees when it is shown. */
  public static final String TURNED = "turned.webp";

  /** With a second picture, which is black. */
  public static final String ANIMATED = "animated.webp";

  private static final int WIDTH = 64;
  private static final int HEIGHT = 32;
  private static final int[] COLOURS = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff};

  private ImageSamples() {}

  /** A file of those that Java can't write. */
  public static byte[] file(String name) {
    try (InputStream in = ImageSamples.class.getResourceAsStream("/images/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] of(String format) {
    return written(quarters(WIDTH, HEIGHT), format);
  }

  /** Of one colour. */
  public static byte[] plain(int colour, String format) {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, colour);
    }
    return written(image, format);
  }

  /** A JPEG that is to be turned as EXIF says before it is shown. */
  public static byte[] jpeg(int width, int height, int orientation) {
    byte[] plain = written(quarters(width, height), "jpeg");
    ByteBuffer turned = ByteBuffer.allocate(plain.length + 36);
    turned.put(plain, 0, 2).putShort((short) 0xffe1).putShort((short) 34);
    turned.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 1);
    turned.putShort((short) 274).putShort((short) 3).putInt(1).putShort((short) orientation);
    turned.putShort((short) 0).putInt(0);
    return turned.put(plain, 2, plain.length - 2).array();
  }

  /** With 16 bits for each colour. */
  public static byte[] deep(String format) {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            ColorModel.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(WIDTH, HEIGHT);
    return written(copied(new BufferedImage(model, raster, false, null)), format);
  }

  /** With numbers of colours. */
  public static byte[] palette(String format) {
    byte[][] channels = new byte[3][1 << Byte.SIZE];
    for (int i = 0; i < COLOURS.length; i++) {
      Color colour = new Color(COLOURS[i]);
      channels[0][i] = (byte) colour.getRed();
      channels[1][i] = (byte) colour.getGreen();
      channels[2][i] = (byte) colour.getBlue();
    }
    IndexColorModel model =
        new IndexColorModel(8, 1 << Byte.SIZE, channels[0], channels[1], channels[2]);
    return written(
        copied(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, model)), format);
  }

  /** The second picture is black. */
  public static byte[] gifOfTwo() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream target = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(target);
      writer.prepareWriteSequence(null);
      writer.writeToSequence(new IIOImage(quarters(WIDTH, HEIGHT), null, null), null);
      BufferedImage black = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      writer.writeToSequence(new IIOImage(black, null, null), null);
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static byte[] tiff(int orientation) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    BufferedImage image = quarters(WIDTH, HEIGHT);
    try (ImageOutputStream target = new MemoryCacheImageOutputStream(out)) {
      IIOMetadata plain =
          writer.getDefaultImageMetadata(
              new ImageTypeSpecifier(image), writer.getDefaultWriteParam());
      TIFFDirectory tags = TIFFDirectory.createFromMetadata(plain);
      tags.addTIFFField(
          new TIFFField(
              BaselineTIFFTagSet.getInstance().getTag(BaselineTIFFTagSet.TAG_ORIENTATION),
              orientation));
      writer.setOutput(target);
      writer.write(new IIOImage(image, null, tags.getAsMetadata()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * @param compression such as {@code LZW}
   */
  public static byte[] tiff(String compression) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream target = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionType(compression);
      writer.setOutput(target);
      writer.write(null, new IIOImage(quarters(WIDTH, HEIGHT), null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static BufferedImage quarters(int width, int height) {
    return copied(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
  }

  private static BufferedImage copied(BufferedImage target) {
    int width = target.getWidth();
    int height = target.getHeight();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        target.setRGB(x, y, 0xff000000 | COLOURS[y * 2 / height * 2 + x * 2 / width]);
      }
    }
    return target;
  }

  public static byte[] written(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("Expected a format that Java writes: " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
