package org.dcm4che3.util;

import java.util.Map;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;

/** Leads to where bus keeps these functions: in its {@code UID}. */
public class UIDUtils {
  public static String getRoot() {
    return UID.root;
  }

  public static void setRoot(String root) {
    UID.setRoot(root);
  }

  public static boolean isValid(String uid) {
    return UID.isValid(uid);
  }

  public static String createUID() {
    return UID.createUID();
  }

  public static String createUID(String root) {
    return UID.createUID(root);
  }

  public static String createUIDIfNull(String uid) {
    return UID.createUIDIfNull(uid);
  }

  public static String createUIDIfNull(String uid, String root) {
    return UID.createUIDIfNull(uid, root);
  }

  public static String createNameBasedUID(byte[] name) {
    return UID.createNameBasedUID(name);
  }

  public static String createNameBasedUID(byte[] name, String root) {
    return UID.createNameBasedUID(name, root);
  }

  public static String remapUID(String uid) {
    return UID.remapUID(uid);
  }

  public static String remapUID(String uid, String root) {
    return UID.remapUID(uid, root);
  }

  public static StringBuilder promptTo(String uid, StringBuilder sb) {
    return UID.promptTo(uid, sb);
  }

  public static String[] findUIDs(String regex) {
    return UID.findUIDs(regex);
  }

  public static int remapUIDs(Attributes attrs, Map<String, String> uidMap) {
    return UID.remapUIDs(attrs, uidMap);
  }

  public static int remapUIDs(Attributes attrs, Map<String, String> uidMap, Attributes modified) {
    return UID.remapUIDs(attrs, uidMap, modified);
  }
}
