package org.weasis.core.ui.pref;

public class PreferenceDialog {
  public static final String KEY_SHOW_APPLY = null;

  private PreferenceDialog() {}
}
