package org.fasit.weasis.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.weasis.internal.Holdings.Item;

/** A host in memory. Its worker and its event dispatch thread run when the test says so. */
final class FakeHost implements Viewers {

  static final String DX = "1.2.840.10008.5.1.4.1.1.1.1";
  static final String SR = "1.2.840.10008.5.1.4.1.1.88.33";

  final Deque<Runnable> work = new ArrayDeque<>();
  final Map<String, List<Item>> images = new LinkedHashMap<>();
  final Map<String, List<Item>> objects = new LinkedHashMap<>();
  final Set<String> open = new HashSet<>();
  Optional<String> selected = Optional.empty();
  int headersRead;
  boolean whole = true;

  /** Runs what waits for a thread, in order. */
  void settle() {
    while (!work.isEmpty()) {
      work.poll().run();
    }
  }

  void select(String study) {
    selected = Optional.of(study);
    open.add(study);
  }

  @Override
  public Optional<String> selected() {
    return selected;
  }

  @Override
  public Set<String> open() {
    return Set.copyOf(open);
  }

  @Override
  public Supplier<Holdings> holdings(String study) {
    return () ->
        new Holdings(
            List.copyOf(images.getOrDefault(study, List.of())),
            List.copyOf(objects.getOrDefault(study, List.of())),
            whole);
  }

  void image(String study, String series, String uid) {
    images.computeIfAbsent(study, key -> new ArrayList<>()).add(item(dataset(study, series, uid)));
  }

  void object(String under, String study, String uid) {
    Attributes report = dataset(study, study + ".9", uid);
    report.setString(Tag.SOPClassUID, VR.UI, SR);
    objects.computeIfAbsent(under, key -> new ArrayList<>()).add(item(report));
  }

  Item item(Attributes dataset) {
    return new Item(
        dataset.getString(Tag.SOPInstanceUID),
        dataset.getString(Tag.SeriesInstanceUID),
        "SR",
        1,
        () -> {
          headersRead++;
          return Optional.of(dataset);
        });
  }

  static Attributes dataset(String study, String series, String uid) {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SOPClassUID, VR.UI, DX);
    dataset.setString(Tag.SOPInstanceUID, VR.UI, uid);
    dataset.setString(Tag.SeriesInstanceUID, VR.UI, series);
    dataset.setString(Tag.StudyInstanceUID, VR.UI, study);
    dataset.setString(Tag.PatientName, VR.PN, "Test^Ola");
    dataset.setString(Tag.Modality, VR.CS, "DX");
    dataset.setString(Tag.ViewPosition, VR.CS, "AP");
    dataset.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    dataset.setInt(Tag.Rows, VR.US, 200);
    dataset.setInt(Tag.Columns, VR.US, 100);
    return dataset;
  }
}
