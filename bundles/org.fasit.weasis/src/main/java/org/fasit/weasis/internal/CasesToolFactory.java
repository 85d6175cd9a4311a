package org.fasit.weasis.internal;

import java.util.Hashtable;
import org.fasit.reading.OpenCases;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.InsertableFactory;

/** Offers the panel "AI cases" to the DICOM 2D viewer, where a superuser reads. */
@Component(
    service = InsertableFactory.class,
    property = "org.weasis.dicom.viewer2d.View2dContainer=true")
public final class CasesToolFactory implements InsertableFactory {

  private final Workplace workplace;
  private final OpenCases cases;

  @Activate
  public CasesToolFactory(
      @Reference Workplace workplace,
      @Reference(target = OpenCases.FOR_SUPERUSERS) OpenCases cases) {
    this.workplace = workplace;
    this.cases = cases;
  }

  /** Null where it cannot be made; the host then goes on without it. */
  @Override
  public @Nullable Insertable createInstance(@Nullable Hashtable<String, Object> properties) {
    return workplace.casesTool(cases).orElse(null);
  }

  @Override
  public void dispose(Insertable component) {
    if (component instanceof CasesTool tool) {
      workplace
          .guard()
          .run(
              "Closing the cases panel",
              () -> {
                tool.leave();
                tool.closeDockable();
              });
    }
  }

  @Override
  public boolean isComponentCreatedByThisFactory(Insertable component) {
    return component instanceof CasesTool;
  }

  @Override
  public Insertable.Type getType() {
    return Insertable.Type.TOOL;
  }
}
