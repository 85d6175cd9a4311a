package org.fasit.dicom.internal;

import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;

/** Tells which product made an object, by its equipment attributes. */
final class Equipment {

  static final AiProduct NONE = new AiProduct("", "", "");

  private Equipment() {}

  /**
   * Whether Contributing Equipment names one with the purpose (109102, DCM) Processing Equipment,
   * which is what AI models are to be named as (PS3.16 annex D), or with the code that IHE's trial
   * implementation of AI Results had for it, which open writers still use.
   */
  static boolean namesProcessing(Attributes dataset) {
    return processing(dataset).isPresent();
  }

  /** Tells an explanation what the equipment attributes name. */
  static void tell(Attributes dataset, Notes notes) {
    processing(dataset)
        .ifPresent(product -> notes.gave("(0018,A001)", "product.processingEquipment", product));
    notes.gave("(0008,0070)", "product.equipment", Maker.product(dataset));
  }

  /** The product that Contributing Equipment names as Processing Equipment. */
  static Optional<AiProduct> processing(Attributes dataset) {
    return Values.items(dataset, Tag.ContributingEquipmentSequence).stream()
        .filter(Equipment::isProcessing)
        .findFirst()
        .map(Maker::product);
  }

  private static boolean isProcessing(Attributes equipment) {
    Optional<Code> purpose = Values.code(equipment, Tag.PurposeOfReferenceCodeSequence);
    return Concepts.isAny(purpose, Concepts.PROCESSING_EQUIPMENT);
  }

  /**
   * The product: what identifies the algorithm, else the processing equipment, else the general
   * equipment. Each part is the first that is stated; the version only where the name is the same.
   */
  static AiProduct product(Attributes dataset, AiProduct algorithm) {
    return first(algorithm, processing(dataset).orElse(NONE), Maker.product(dataset));
  }

  /**
   * What these sources tell of a product. Each part is the first that is stated; the version only
   * where the name is the same.
   */
  static AiProduct first(AiProduct... sources) {
    String manufacturer = "";
    String name = "";
    for (AiProduct source : sources) {
      manufacturer = manufacturer.isEmpty() ? source.manufacturer() : manufacturer;
      name = name.isEmpty() ? source.name() : name;
    }
    String version = "";
    for (AiProduct source : sources) {
      boolean same = version.isEmpty() && source.name().equals(name);
      version = same ? source.version() : version;
    }
    return new AiProduct(manufacturer, name, version);
  }
}
