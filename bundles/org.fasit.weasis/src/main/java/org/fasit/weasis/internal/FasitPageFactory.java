package org.fasit.weasis.internal;

import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import org.fasit.journal.Journal;
import org.fasit.reading.Settings;
import org.fasit.reading.SettingsEditor;
import org.fasit.ui.SettingsHost;
import org.fasit.ui.SettingsPanel;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.PreferencesPageFactory;
import org.weasis.core.api.gui.util.AbstractItemDialogPage;
import org.weasis.core.api.gui.util.AppProperties;

/**
 * Offers the page "Fasit" to the preferences. Needs no place to read: settings that do not hold can
 * be mended there.
 */
@Component(service = PreferencesPageFactory.class)
public final class FasitPageFactory implements PreferencesPageFactory {

  private static final String HOST = "Weasis";

  private final Guard alone = new Guard();
  private final Settings settings;
  private final SettingsEditor editor;
  private final Journal journal;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable Workplace workplace;

  @Activate
  public FasitPageFactory(
      @Reference Settings settings, @Reference SettingsEditor editor, @Reference Journal journal) {
    this.settings = settings;
    this.editor = editor;
    this.journal = journal;
  }

  /** Null where it cannot be made; Weasis 4.5.1 and 4.7.2 then go on without it. */
  @Override
  public @Nullable AbstractItemDialogPage createInstance(
      @Nullable Hashtable<String, Object> properties) {
    return guard().ask("Making the preferences' page", () -> Optional.of(page())).orElse(null);
  }

  private FasitPage page() {
    SettingsHost host = new SettingsHost(HOST, WeasisKeys::use, versions());
    return new FasitPage(
        new SettingsPanel(editor, settings, journal, host), guard(), this::unsaved);
  }

  /** That of the place to read, whose panel tells; without one the log must do. */
  private Guard guard() {
    return Optional.ofNullable(workplace).map(Workplace::guard).orElse(alone);
  }

  private void unsaved(Optional<String> why) {
    Optional.ofNullable(workplace).ifPresent(place -> place.unsaved(why));
  }

  private static List<String> versions() {
    Bundle own = FrameworkUtil.getBundle(FasitPageFactory.class);
    String fasit = own == null ? "Fasit" : "Fasit " + own.getVersion();
    return List.of(fasit, HOST + " " + AppProperties.WEASIS_VERSION);
  }

  @Override
  public boolean isComponentCreatedByThisFactory(Insertable component) {
    return component instanceof FasitPage;
  }
}
