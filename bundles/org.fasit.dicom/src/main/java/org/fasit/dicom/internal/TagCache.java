package org.fasit.dicom.internal;

import java.util.function.IntPredicate;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.VR;

/**
 * What is known of tags, kept while one object is parsed: a report repeats a few dozen of them
 * thousands of times.
 */
final class TagCache {

  private static final int SIZE = 1024;

  private final IntPredicate wanted;
  private final int[] tags = new int[SIZE];
  private final VR[] vrs = new VR[SIZE];
  private final boolean[] kept = new boolean[SIZE];

  TagCache(IntPredicate wanted) {
    this.wanted = wanted;
  }

  /** The VR that the dictionary gives the tag. */
  VR vr(int tag) {
    return vrs[place(tag)];
  }

  /** Whether the element is asked for. */
  boolean isKept(int tag) {
    return kept[place(tag)];
  }

  private int place(int tag) {
    int place = (tag * 0x9E3779B1) >>> 22;
    if (tags[place] != tag || vrs[place] == null) {
      tags[place] = tag;
      vrs[place] = ElementDictionary.vrOf(tag, null);
      kept[place] = wanted.test(tag);
    }
    return place;
  }
}
