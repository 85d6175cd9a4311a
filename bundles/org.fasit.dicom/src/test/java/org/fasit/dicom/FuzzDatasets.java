package org.fasit.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/** Spoils datasets in the ways of careless and of hostile writers. */
final class FuzzDatasets {

  private static final int MOST_DATASETS = 4_000;
  private static final int MOST_COPIED = 10_000;
  private static final String[] TEXTS = {
    "",
    " ",
    "\\",
    "\\\\\\",
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999",
    "-0",
    "1E-400",
    "0x1",
    "99999999999999999999",
    "-2147483648",
    "2147483648",
    "1.2.840.10008.5.1.4.1.1.88.34",
    "1..2",
    "\u202Egnp.exe",
    "\0\0",
    "Åse\u0000",
    "{0}",
    "%s%n",
    "12345678901234567890",
    "20261332",
    "2575",
    "CONTAINER",
    "NUM",
    "CODE",
    "SCOORD",
    "SCOORD3D",
    "IMAGE",
    "BINARY",
    "FRACTIONAL",
    "LABELMAP"
  };
  private static final String[] CHARSETS = {
    "ISO_IR 192",
    "ISO_IR 100",
    "ISO 2022 IR 87",
    "ISO 2022 IR 149",
    "GB18030",
    "GBK",
    "ISO_IR 13",
    "nonsense",
    "",
    "\\ISO 2022 IR 87\\ISO 2022 IR 159",
    "UTF-7"
  };
  private static final String[] CLASSES = {
    "88.11", "88.22", "88.33", "88.34", "88.35", "88.50", "88.59", "88.65", "88.69", "66.4", "66.5",
    "66.7", "66.8", "30", "11.1", "11.2", "11.8", "7", "7.4", "104.1", "2", "481.3"
  };
  private static final double[] NUMBERS = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    1e308,
    -1e308,
    1e-320,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Float.MAX_VALUE,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    65_535,
    65_536
  };
  private static final int[] SIZES = {
    Tag.Rows,
    Tag.Columns,
    Tag.NumberOfFrames,
    Tag.BitsAllocated,
    Tag.SamplesPerPixel,
    Tag.PixelPaddingValue,
    Tag.MaximumFractionalValue,
    Tag.ReferencedSegmentNumber,
    Tag.SegmentNumber,
    Tag.ReferencedFrameNumber
  };

  private final Random random;

  FuzzDatasets(Random random) {
    this.random = random;
  }

  /** Spoils the dataset in a few places. */
  void spoil(Attributes root, List<Attributes> donors) {
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      List<Attributes> all = new ArrayList<>();
      gather(root, all);
      Attributes dataset = all.get(random.nextInt(all.size()));
      switch (random.nextInt(14)) {
        case 0 -> dataset.remove(tag(dataset));
        case 1 -> repeat(dataset, 1 + random.nextInt(4));
        case 2 -> repeat(dataset, 100 + random.nextInt(2_000));
        case 3 -> dataset.setString(tag(dataset), VR.LO, text());
        case 4 -> dataset.setBytes(tag(dataset), vr(), bytes(random.nextInt(64)));
        case 5 -> numbers(dataset);
        case 6 -> root.setString(Tag.SpecificCharacterSet, VR.CS, one(CHARSETS));
        case 7 -> nest(dataset, 1 + random.nextInt(90));
        case 8 -> refer(dataset);
        case 9 -> root.setString(Tag.SOPClassUID, VR.UI, storage(one(CLASSES)));
        case 10 -> size(dataset);
        case 11 -> graft(dataset, donors);
        case 12 -> swap(dataset, all.get(random.nextInt(all.size())));
        default -> pixels(root);
      }
    }
  }

  private static void gather(Attributes dataset, List<Attributes> all) {
    if (all.size() >= MOST_DATASETS) {
      return;
    }
    all.add(dataset);
    for (int tag : dataset.tags()) {
      if (dataset.getValue(tag) instanceof Sequence items) {
        for (Attributes item : items) {
          gather(item, all);
        }
      }
    }
  }

  private int tag(Attributes dataset) {
    int[] tags = dataset.tags();
    return tags.length == 0 ? Tag.CodeValue : tags[random.nextInt(tags.length)];
  }

  private void repeat(Attributes dataset, int times) {
    if (dataset.getValue(tag(dataset)) instanceof Sequence items && !items.isEmpty()) {
      Attributes item = items.get(random.nextInt(items.size()));
      int most = Math.max(1, MOST_COPIED / count(item));
      for (int i = Math.min(times, most); i > 0; i--) {
        items.add(new Attributes(item));
      }
    }
  }

  /** How many datasets it is of: a few copies of a large one would fill the heap. */
  private static int count(Attributes dataset) {
    int count = 1;
    for (int tag : dataset.tags()) {
      if (dataset.getValue(tag) instanceof Sequence items) {
        for (Attributes item : items) {
          count += count(item);
        }
      }
    }
    return count;
  }

  private void numbers(Attributes dataset) {
    int tag = random.nextBoolean() ? Tag.GraphicData : tag(dataset);
    float[] values = new float[random.nextInt(random.nextInt(20) == 0 ? 10_000 : 24)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) NUMBERS[random.nextInt(NUMBERS.length)];
    }
    if (random.nextBoolean()) {
      dataset.setFloat(tag, VR.FL, values);
    } else {
      double[] doubles = new double[values.length];
      Arrays.setAll(doubles, i -> NUMBERS[random.nextInt(NUMBERS.length)]);
      dataset.setDouble(tag, VR.FD, doubles);
    }
  }

  /** Puts a copy of a dataset into itself again and again. */
  private void nest(Attributes dataset, int levels) {
    int tag = random.nextBoolean() ? Tag.ContentSequence : tag(dataset);
    Attributes inner = new Attributes(dataset);
    for (int tagOfCopy : inner.tags()) {
      if (inner.getValue(tagOfCopy) instanceof Sequence) {
        inner.remove(tagOfCopy);
      }
    }
    Attributes at = dataset;
    for (int i = 0; i < levels; i++) {
      Attributes next = new Attributes(inner);
      at.newSequence(tag, 1).add(next);
      at = next;
    }
  }

  /** Adds an item that only refers to another, be it to one that it stands in. */
  private void refer(Attributes dataset) {
    int[] path = new int[1 + random.nextInt(6)];
    path[0] = random.nextInt(10) == 0 ? random.nextInt() : 1;
    for (int i = 1; i < path.length; i++) {
      path[i] = random.nextInt(20) == 0 ? random.nextInt() : 1 + random.nextInt(6);
    }
    Attributes item = new Attributes();
    item.setString(Tag.RelationshipType, VR.CS, one("CONTAINS", "INFERRED FROM", "R-CONTAINS"));
    item.setInt(Tag.ReferencedContentItemIdentifier, VR.UL, path);
    Sequence items =
        dataset.getValue(Tag.ContentSequence) instanceof Sequence known
            ? known
            : dataset.newSequence(Tag.ContentSequence, 1);
    items.add(item);
  }

  private void size(Attributes dataset) {
    int tag = SIZES[random.nextInt(SIZES.length)];
    int value = (int) NUMBERS[random.nextInt(NUMBERS.length)];
    if (random.nextBoolean()) {
      dataset.setInt(tag, VR.US, random.nextInt(4) == 0 ? random.nextInt(5) : value);
    } else {
      dataset.setString(tag, VR.IS, Integer.toString(value));
    }
  }

  private void graft(Attributes dataset, List<Attributes> donors) {
    List<Attributes> parts = new ArrayList<>();
    gather(donors.get(random.nextInt(donors.size())), parts);
    Attributes part = parts.get(random.nextInt(parts.size()));
    if (random.nextBoolean()) {
      dataset.addAll(part);
    } else if (dataset.getValue(tag(dataset)) instanceof Sequence items) {
      items.add(new Attributes(part));
    }
  }

  private void swap(Attributes one, Attributes other) {
    int tag = tag(one);
    Object value = one.getValue(tag);
    if (value instanceof byte[] bytes) {
      other.setBytes(tag(other), vr(), bytes);
    } else if (value instanceof String text) {
      other.setString(tag(other), VR.UT, text);
    }
  }

  private void pixels(Attributes root) {
    int tag = root.contains(Tag.EncapsulatedDocument) ? Tag.EncapsulatedDocument : Tag.PixelData;
    if (random.nextBoolean()) {
      root.setBytes(tag, VR.OB, bytes(random.nextInt(200)));
      return;
    }
    Fragments fragments = root.newFragments(tag, VR.OB, 3);
    for (int i = random.nextInt(5); i >= 0; i--) {
      fragments.add(bytes(2 * random.nextInt(60)));
    }
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    if (random.nextInt(3) > 0) {
      random.nextBytes(bytes);
    }
    return bytes;
  }

  private VR vr() {
    VR[] vrs = VR.values();
    VR vr = vrs[random.nextInt(vrs.length)];
    return vr == VR.SQ ? VR.UN : vr;
  }

  private String text() {
    String text = one(TEXTS);
    return random.nextInt(20) == 0 ? text.repeat(5_000 / Math.max(1, text.length())) : text;
  }

  private static String storage(String end) {
    return "1.2.840.10008.5.1.4.1.1." + end;
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }
}
