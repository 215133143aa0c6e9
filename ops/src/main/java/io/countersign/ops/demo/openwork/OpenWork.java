package io.countersign.ops.demo.openwork;

import io.countersign.ops.demo.images.ProductImage;
import java.util.List;

/** Leaves rows in every state: open, claimed, sent back, about to be late and late. */
public final class OpenWork {
  private OpenWork() {}

  /**
   * Adds a batch to the project of the images, a project of messages and one of catalogue pages.
   *
   * @param project id of the project of single images
   * @param images at least {@link #IMAGES}, with keys that the project does not have yet
   */
  public static void leave(Crew crew, String project, List<ProductImage> images) {
    Restock.leave(crew, project, images.subList(0, Restock.IMAGES));
    Messages.leave(crew);
    CataloguePages.leave(crew, images);
  }

  /** How many images are needed. */
  public static final int IMAGES = Math.max(Restock.IMAGES, CataloguePages.IMAGES);
}
