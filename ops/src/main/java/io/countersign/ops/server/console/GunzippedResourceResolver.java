package io.countersign.ops.server.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Finds files that the build left only in their compressed forms, for the few clients that take
 * none of these.
 */
final class GunzippedResourceResolver extends PathResourceResolver {
  private static final String ENDING = ".gz";

  @Override
  protected @Nullable Resource getResource(String path, Resource location) throws IOException {
    Resource plain = super.getResource(path, location);
    if (plain != null) {
      return plain;
    }
    Resource zipped = super.getResource(path + ENDING, location);
    return zipped == null ? null : new Gunzipped(zipped);
  }

  /** What a compressed file holds, under its name without the ending. */
  private static final class Gunzipped extends AbstractResource {
    private final Resource zipped;

    Gunzipped(Resource zipped) {
      this.zipped = zipped;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new GZIPInputStream(zipped.getInputStream());
    }

    @Override
    public boolean exists() {
      return zipped.exists();
    }

    @Override
    public long contentLength() throws IOException {
      try (InputStream content = getInputStream()) {
        return content.transferTo(OutputStream.nullOutputStream());
      }
    }

    @Override
    public String getFilename() {
      String name = Objects.requireNonNull(zipped.getFilename());
      return name.substring(0, name.length() - ENDING.length());
    }

    @Override
    public Resource createRelative(String relativePath) throws IOException {
      return zipped.createRelative(relativePath);
    }

    @Override
    public String getDescription() {
      return "uncompressed " + zipped.getDescription();
    }
  }
}
