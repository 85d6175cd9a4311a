package org.fasit.weasis.internal;

import java.util.Hashtable;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.InsertableFactory;

/** Offers the reading's toolbar to the DICOM 2D viewer. */
@Component(
    service = InsertableFactory.class,
    property = "org.weasis.dicom.viewer2d.View2dContainer=true")
public final class AiToolBarFactory implements InsertableFactory {

  private final Workplace workplace;

  @Activate
  public AiToolBarFactory(@Reference Workplace workplace) {
    this.workplace = workplace;
  }

  /** Null where it cannot be made; the host then goes on without it. */
  @Override
  public @Nullable Insertable createInstance(@Nullable Hashtable<String, Object> properties) {
    return workplace.toolBar().orElse(null);
  }

  @Override
  public void dispose(Insertable component) {
    // It is the host's to take off; what it holds goes with the workplace.
  }

  @Override
  public boolean isComponentCreatedByThisFactory(Insertable component) {
    return component instanceof AiToolBar;
  }

  @Override
  public Insertable.Type getType() {
    return Insertable.Type.TOOLBAR;
  }
}
