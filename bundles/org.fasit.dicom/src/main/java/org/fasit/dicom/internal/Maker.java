package org.fasit.dicom.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.AiProduct;
import org.jspecify.annotations.Nullable;

/** Tells who made a structured object, and with which product. */
final class Maker {

  private static final Set<String> PERSON_CONCEPTS =
      Set.of(Concepts.PERSON_NAME, Concepts.PERSON_LOGIN);

  private static final Set<String> DEVICE_CONCEPTS =
      Set.of(
          Concepts.DEVICE_UID,
          Concepts.DEVICE_NAME,
          Concepts.DEVICE_MANUFACTURER,
          Concepts.DEVICE_MODEL);

  private static final Set<String> OBSERVERS =
      Stream.of(PERSON_CONCEPTS, DEVICE_CONCEPTS, Set.of(Concepts.OBSERVER_TYPE))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> ALGORITHM =
      Set.of(
          Concepts.ALGORITHM_FAMILY,
          Concepts.ALGORITHM_NAME,
          Concepts.ALGORITHM_VERSION,
          Concepts.ALGORITHM_MANUFACTURER);

  private final Attributes dataset;
  private final ContentTree tree;
  private @Nullable Optional<ContentItem> algorithm;

  Maker(Attributes dataset, ContentTree tree) {
    this.dataset = dataset;
    this.tree = tree;
  }

  /** Tells which items and attributes name who made it. */
  void tell(Notes notes) throws UnreadableException {
    if (!notes.isExplaining()) {
      return;
    }
    tell(tree.root(), OBSERVERS, "observer", notes);
    for (Attributes author : Values.items(dataset, Tag.AuthorObserverSequence)) {
      notes.gave("(0040,A078)", "author", Values.text(author, Tag.ObserverType));
    }
    Optional<ContentItem> algorithm = algorithm();
    if (algorithm.isPresent()) {
      tell(algorithm.get(), ALGORITHM, "product.algorithm", notes);
    }
    Equipment.tell(dataset, notes);
  }

  private static void tell(ContentItem of, Set<String> concepts, String field, Notes notes) {
    for (ContentItem child : of.children()) {
      if (child.isNamedAny(concepts)) {
        Object words = child.is("PNAME") ? "a person" : child.text();
        notes.gave(child, field, child.code().isPresent() ? child.code() : words);
      }
    }
  }

  /** Whether a person is named as observer or author of the whole object. */
  boolean isPerson() {
    return observedByPerson(tree.root()) || author("PSN");
  }

  /** Whether a device is named as observer or author, be it of one group only. */
  boolean isDevice() throws UnreadableException {
    return author("DEV") || tree.shallowest(tree.root(), Maker::observedByDevice).isPresent();
  }

  /** Whether the item itself names a person as its observer. */
  static boolean observedByPerson(ContentItem item) {
    return observedBy(item, PERSON_CONCEPTS, Concepts.PERSON);
  }

  private static boolean observedByDevice(ContentItem item) {
    return observedBy(item, DEVICE_CONCEPTS, Concepts.DEVICE);
  }

  private static boolean observedBy(ContentItem item, Set<String> concepts, String type) {
    for (ContentItem child : item.children()) {
      if (child.isNamedAny(concepts) || observerType(child, type)) {
        return true;
      }
    }
    return false;
  }

  private static boolean observerType(ContentItem item, String type) {
    return item.isNamed(Concepts.OBSERVER_TYPE) && item.codeKey().equals(type);
  }

  private boolean author(String type) {
    return Values.items(dataset, Tag.AuthorObserverSequence).stream()
        .anyMatch(author -> Values.text(author, Tag.ObserverType).equals(type));
  }

  /**
   * Whether an algorithm is identified (TID 4019). Under a person's name it counts only for the
   * document or a group: a person who measures with a clever tool still measures.
   */
  boolean namesAlgorithm() throws UnreadableException {
    return algorithm().filter(item -> !isPerson() || item.is("CONTAINER")).isPresent();
  }

  /** Whether the item itself identifies an algorithm. */
  static boolean identifiesAlgorithm(ContentItem item) {
    return item.child(Concepts.ALGORITHM_NAME).isPresent()
        || item.firstCode(Concepts.ALGORITHM_FAMILY)
            .filter(family -> family.codeKey().equals(Concepts.ARTIFICIAL_INTELLIGENCE))
            .isPresent();
  }

  private Optional<ContentItem> algorithm() throws UnreadableException {
    Optional<ContentItem> known = algorithm;
    if (known == null) {
      known = tree.shallowest(tree.root(), Maker::identifiesAlgorithm);
      algorithm = known;
    }
    return known;
  }

  /**
   * The product: what the algorithm identification says; else the device observer; else
   * Contributing Equipment with purpose Processing Equipment; else General Equipment. Each part is
   * the first that is stated; the version only where the name is the same, so that a gateway's is
   * never taken. A CAD SR of several algorithms is named by its equipment.
   */
  AiProduct product() throws UnreadableException {
    AiProduct identified =
        isSuite() ? NOTHING : algorithm().map(Maker::algorithmProduct).orElse(NOTHING);
    AiProduct observer = observerProduct();
    AiProduct processing = Equipment.processing(dataset).orElse(NOTHING);
    AiProduct equipment = product(dataset);
    return Equipment.first(identified, observer, processing, equipment);
  }

  /** Whether it is a CAD product of several algorithms, none of which is the product. */
  private boolean isSuite() throws UnreadableException {
    if (!SopClasses.isCad(Values.uid(dataset, Tag.SOPClassUID))
        || Values.text(dataset, Tag.ManufacturerModelName).isEmpty()) {
      return false;
    }
    return algorithmNames().size() > 1;
  }

  /** The algorithms that a report names which is no CAD SR, when they are several. */
  List<String> severalAlgorithms() throws UnreadableException {
    if (SopClasses.isCad(Values.uid(dataset, Tag.SOPClassUID))) {
      return List.of();
    }
    List<String> names =
        Stream.concat(
                Stream.of(tree.root().childText(Concepts.ALGORITHM_NAME)),
                algorithmNames().stream())
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    return names.size() > 1 ? names : List.of();
  }

  private List<String> algorithmNames() throws UnreadableException {
    return tree.all(tree.root(), Maker::identifiesAlgorithm).stream()
        .map(item -> item.childText(Concepts.ALGORITHM_NAME))
        .distinct()
        .toList();
  }

  private static final AiProduct NOTHING = new AiProduct("", "", "");

  private static AiProduct algorithmProduct(ContentItem item) {
    return new AiProduct(
        item.childText(Concepts.ALGORITHM_MANUFACTURER),
        item.childText(Concepts.ALGORITHM_NAME),
        item.childText(Concepts.ALGORITHM_VERSION));
  }

  private AiProduct observerProduct() {
    String name = tree.root().childText(Concepts.DEVICE_NAME);
    String model = tree.root().childText(Concepts.DEVICE_MODEL);
    return new AiProduct(
        tree.root().childText(Concepts.DEVICE_MANUFACTURER), name.isEmpty() ? model : name, "");
  }

  /** The product that the equipment attributes of a dataset or item name. */
  static AiProduct product(Attributes equipment) {
    return new AiProduct(
        Values.text(equipment, Tag.Manufacturer),
        Values.text(equipment, Tag.ManufacturerModelName),
        Values.text(equipment, Tag.SoftwareVersions));
  }
}
