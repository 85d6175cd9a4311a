package org.fasit.dicom.internal;

import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Which parts of an object to keep while parsing. Made once and shared, so that what it knows of
 * tags is told apart only once.
 *
 * @param leafTag the element that may tell of a dataset that its sequences are not wanted; 0 for
 *     none
 * @param isLeaf whether that element, by its text, tells so; the text is empty where it is not
 *     plain
 * @param lastTag reading stops before the first element of the dataset that comes after this tag
 * @param tags which elements to keep, at every level; sequences not kept are passed over
 */
record Wish(int leafTag, Predicate<String> isLeaf, int lastTag, TagCache tags) {

  /** Wishes for elements at every level. */
  Wish(IntPredicate tags, int lastTag) {
    this(0, text -> false, lastTag, new TagCache(tags));
  }

  /** The same but for sequences in datasets whose element says that they are not wanted. */
  Wish unless(int tag, Predicate<String> says) {
    return new Wish(tag, says, lastTag, tags);
  }
}
