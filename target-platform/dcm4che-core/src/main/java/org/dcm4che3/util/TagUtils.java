package org.dcm4che3.util;

import org.aoju.bus.image.Tag;

/** Leads to where bus keeps these functions: in its {@code Tag}. */
public class TagUtils {
  public static String shortToHexString(int n) {
    return Tag.shortToHexString(n);
  }

  public static String toHexString(int tag) {
    return Tag.toHexString(tag);
  }

  public static String[] toHexStrings(int[] vals) {
    return Tag.toHexStrings(vals);
  }

  public static String toHexString(byte[] b) {
    return Tag.toHexString(b);
  }

  public static byte[] fromHexString(String s) {
    return Tag.fromHexString(s);
  }

  public static int intFromHexString(String s) {
    return Tag.intFromHexString(s);
  }

  public static int[] fromHexStrings(String[] ss) {
    return Tag.fromHexStrings(ss);
  }

  public static String toString(int tag) {
    return Tag.toString(tag);
  }

  public static int groupNumber(int tag) {
    return Tag.groupNumber(tag);
  }

  public static int elementNumber(int tag) {
    return Tag.elementNumber(tag);
  }

  public static boolean isGroupLength(int tag) {
    return Tag.isGroupLength(tag);
  }

  public static boolean isPrivateCreator(int tag) {
    return Tag.isPrivateCreator(tag);
  }

  public static boolean isPrivateGroup(int tag) {
    return Tag.isPrivateGroup(tag);
  }

  public static boolean isPrivateTag(int tag) {
    return Tag.isPrivateTag(tag);
  }

  public static int toTag(int groupNumber, int elementNumber) {
    return Tag.toTag(groupNumber, elementNumber);
  }

  public static int toPrivateTag(int creatorTag, int elementNumber) {
    return Tag.toPrivateTag(creatorTag, elementNumber);
  }

  public static int creatorTagOf(int tag) {
    return Tag.creatorTagOf(tag);
  }

  public static int groupLengthTagOf(int tag) {
    return Tag.groupLengthTagOf(tag);
  }

  public static boolean isItem(int tag) {
    return Tag.isItem(tag);
  }

  public static boolean isFileMetaInformation(int tag) {
    return Tag.isFileMetaInformation(tag);
  }

  public static int normalizeRepeatingGroup(int tag) {
    return Tag.normalizeRepeatingGroup(tag);
  }

  public static int forName(String name) {
    return Tag.forName(name);
  }

  public static int[] parseTagPath(String tagPath) {
    return Tag.parseTagPath(tagPath);
  }
}
