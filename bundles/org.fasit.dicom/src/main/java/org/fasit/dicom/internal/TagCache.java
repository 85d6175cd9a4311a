package org.fasit.dicom.internal;

import java.util.function.IntPredicate;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.VR;
import org.jspecify.annotations.Nullable;

/**
 * What is known of tags, kept between objects: reports repeat a few dozen of them thousands of
 * times. Thread-safe: what is kept is immutable, and what a thread does not see it makes anew.
 */
final class TagCache {

  private static final int SIZE = 1024;

  /** Tags that fall onto one place are looked for in as many places. */
  private static final int TRIES = 8;

  private final IntPredicate wanted;
  private final @Nullable Known[] all = new Known[SIZE + TRIES];

  /**
   * What is known of a tag.
   *
   * @param vr the VR that the dictionary gives it
   * @param kept whether the element is asked for
   */
  record Known(int tag, VR vr, boolean kept) {}

  TagCache(IntPredicate wanted) {
    this.wanted = wanted;
  }

  /** What is known of a tag. */
  Known get(int tag) {
    int place = (tag * 0x9E3779B1) >>> 22;
    for (int i = place; i < place + TRIES; i++) {
      Known known = all[i];
      if (known == null) {
        place = i;
        break;
      }
      if (known.tag == tag) {
        return known;
      }
    }
    Known known = new Known(tag, ElementDictionary.vrOf(tag, null), wanted.test(tag));
    all[place] = known;
    return known;
  }
}
