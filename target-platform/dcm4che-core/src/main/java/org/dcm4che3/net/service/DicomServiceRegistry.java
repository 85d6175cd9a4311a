package org.dcm4che3.net.service;

import org.aoju.bus.image.metric.service.ImageService;
import org.aoju.bus.image.metric.service.ServiceHandler;

/** Gives bus's registry the names of dcm4che's. */
public class DicomServiceRegistry extends ServiceHandler {
  public void addDicomService(ImageService service) {
    addService(service);
  }

  public void removeDicomService(ImageService service) {
    removeService(service);
  }
}
