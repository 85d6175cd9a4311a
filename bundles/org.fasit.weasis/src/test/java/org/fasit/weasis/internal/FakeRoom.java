package org.fasit.weasis.internal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.ImagePlane;
import org.fasit.model.OpenStudy;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingRoom;
import org.jspecify.annotations.Nullable;

/** A reading room that remembers what it is told; a reader's actions are beyond it. */
final class FakeRoom implements ReadingRoom {

  final List<Told> all = new ArrayList<>();

  @Override
  public Reading open(OpenStudy study) {
    Told told = new Told(study);
    all.add(told);
    return told.reading;
  }

  Told last() {
    return all.get(all.size() - 1);
  }

  long living() {
    return all.stream().filter(told -> !told.closed).count();
  }

  /** What one reading was told. */
  static final class Told {
    final List<String> offered = new ArrayList<>();
    final List<String> withdrawn = new ArrayList<>();
    final List<ImagePlane> planes = new ArrayList<>();
    final Reading reading =
        (Reading)
            Proxy.newProxyInstance(
                Reading.class.getClassLoader(), new Class<?>[] {Reading.class}, this::hear);
    OpenStudy study;
    boolean loading;
    boolean inView;
    boolean closed;

    Told(OpenStudy study) {
      this.study = study;
    }

    String uid() {
      return study.study().studyInstanceUid();
    }

    @SuppressWarnings("unchecked")
    private static Optional<Attributes> dataset(Object offered) {
      return offered instanceof Attributes dataset
          ? Optional.of(dataset)
          : ((Supplier<Optional<Attributes>>) offered).get();
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object hear(Object proxy, Method method, Object @Nullable [] with) {
      Object first = with == null ? "" : with[0];
      switch (method.getName()) {
        case "offer" ->
            dataset(with[1]).map(it -> it.getString(Tag.SOPInstanceUID)).ifPresent(offered::add);
        case "withdraw" -> withdrawn.addAll((Collection<String>) first);
        case "planes" -> planes.addAll(((Supplier<List<ImagePlane>>) first).get());
        case "update" -> study = (OpenStudy) first;
        case "loading" -> loading = (boolean) first;
        case "inView" -> inView = (boolean) first;
        case "close" -> closed = true;
        case "equals" -> {
          return proxy == first;
        }
        case "hashCode" -> {
          return System.identityHashCode(proxy);
        }
        case "toString" -> {
          return "reading of " + uid();
        }
        default -> throw new UnsupportedOperationException(method.getName());
      }
      return null;
    }
  }
}
