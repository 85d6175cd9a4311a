package org.fasit.model;

/**
 * The AI product that made a result: DICOM TID 4019 Algorithm Identification, or what the equipment
 * attributes tell. Each part is as sent; empty where the object does not state it.
 */
public record AiProduct(String manufacturer, String name, String version) {

  /** Name and version as a person would say them, such as {@code FracAI 2.4.1}. */
  public String label() {
    return version.isEmpty() ? name : name + " " + version;
  }
}
