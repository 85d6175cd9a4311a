package org.fasit.pacs;

import java.util.Locale;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that look at messages look at the English ones. */
public final class InEnglish implements BeforeAllCallback, AfterAllCallback {

  private static final Locale BEFORE = Locale.getDefault();

  @Override
  public void beforeAll(ExtensionContext context) {
    Locale.setDefault(Locale.ENGLISH);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Locale.setDefault(BEFORE);
  }
}
