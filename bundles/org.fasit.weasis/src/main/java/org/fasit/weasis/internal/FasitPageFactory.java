package org.fasit.weasis.internal;

import java.util.Hashtable;
import org.fasit.journal.Journal;
import org.fasit.reading.Settings;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.PreferencesPageFactory;
import org.weasis.core.api.gui.util.AbstractItemDialogPage;

/** Offers the page "Fasit" to the preferences. */
@Component(service = PreferencesPageFactory.class)
public final class FasitPageFactory implements PreferencesPageFactory {

  private final Settings settings;
  private final Journal journal;

  @Activate
  public FasitPageFactory(@Reference Settings settings, @Reference Journal journal) {
    this.settings = settings;
    this.journal = journal;
  }

  @Override
  public AbstractItemDialogPage createInstance(@Nullable Hashtable<String, Object> properties) {
    return new FasitPage(settings, journal);
  }

  @Override
  public boolean isComponentCreatedByThisFactory(Insertable component) {
    return component instanceof FasitPage;
  }
}
