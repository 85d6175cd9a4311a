package org.fasit.weasis.internal;

import java.util.Hashtable;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.InsertableFactory;

/** Offers the panel "AI results" to the DICOM 2D viewer. */
@Component(
    service = InsertableFactory.class,
    property = "org.weasis.dicom.viewer2d.View2dContainer=true")
public final class AiToolFactory implements InsertableFactory {

  private final Workplace workplace;

  @Activate
  public AiToolFactory(@Reference Workplace workplace) {
    this.workplace = workplace;
  }

  /** Null where it cannot be made; the host then goes on without it. */
  @Override
  public @Nullable Insertable createInstance(@Nullable Hashtable<String, Object> properties) {
    return workplace.tool().orElse(null);
  }

  @Override
  public void dispose(Insertable component) {
    if (component instanceof AiTool tool) {
      workplace.guard().run("Closing the tool panel", tool::closeDockable);
    }
  }

  @Override
  public boolean isComponentCreatedByThisFactory(Insertable component) {
    return component instanceof AiTool;
  }

  @Override
  public Insertable.Type getType() {
    return Insertable.Type.TOOL;
  }
}
