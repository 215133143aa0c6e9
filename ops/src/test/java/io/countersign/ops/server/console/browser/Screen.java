package io.countersign.ops.server.console.browser;

import com.microsoft.playwright.Page;

/** The screens that people work on. */
public enum Screen {
  DESKTOP(1440, 900),
  TABLET(820, 1180),
  PHONE(390, 844);

  public final int width;
  public final int height;

  Screen(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Makes the window as large as this. */
  public void show(Page page) {
    page.setViewportSize(width, height);
  }
}
