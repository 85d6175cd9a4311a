package org.fasit.dicom.document;

import org.fasit.model.Code;

/** The concepts of DICOM PS3.16 and SNOMED CT that our documents are made of. */
final class DcmCodes {

  static final Code TITLE_MODIFIER = dcm("113011", "Document Title Modifier");
  static final Code KEY_OBJECT_DESCRIPTION = dcm("113012", "Key Object Description");

  static final Code IMAGE_LIBRARY = dcm("111028", "Image Library");
  static final Code IMAGE_LIBRARY_GROUP = dcm("126200", "Image Library Group");
  static final Code IMAGING_MEASUREMENTS = dcm("126010", "Imaging Measurements");
  static final Code MEASUREMENT_GROUP = dcm("125007", "Measurement Group");
  static final Code LANGUAGE = dcm("121049", "Language of Content Item and Descendants");
  static final Code ENGLISH = new Code("en", "RFC5646", "English");
  static final Code PROCEDURE_REPORTED = dcm("121058", "Procedure Reported");
  static final Code IMAGING_PROCEDURE = sct("363679005", "Imaging procedure");

  static final Code OBSERVER_TYPE = dcm("121005", "Observer Type");
  static final Code OBSERVER_PERSON = dcm("121006", "Person");
  static final Code OBSERVER_DEVICE = dcm("121007", "Device");
  static final Code PERSON_NAME = dcm("121008", "Person Observer Name");
  static final Code PERSON_LOGIN = dcm("128774", "Person Observer's Login Name");
  static final Code DEVICE_UID = dcm("121012", "Device Observer UID");
  static final Code DEVICE_NAME = dcm("121013", "Device Observer Name");
  static final Code DEVICE_MANUFACTURER = dcm("121014", "Device Observer Manufacturer");
  static final Code DEVICE_MODEL = dcm("121015", "Device Observer Model Name");

  static final Code TRACKING_ID = dcm("112039", "Tracking Identifier");
  static final Code TRACKING_UID = dcm("112040", "Tracking Unique Identifier");
  static final Code FINDING = dcm("121071", "Finding");
  static final Code FINDING_SITE = sct("363698007", "Finding Site");
  static final Code LATERALITY = sct("272741003", "Laterality");
  static final Code IMAGE_REGION = dcm("111030", "Image Region");
  static final Code REFERENCED_SEGMENT = dcm("121191", "Referenced Segment");
  static final Code COMMENT = dcm("121106", "Comment");

  static final Code ALGORITHM_FAMILY = dcm("111000", "Algorithm Family");
  static final Code ARTIFICIAL_INTELLIGENCE = dcm("123110", "Artificial Intelligence");
  static final Code ALGORITHM_NAME = dcm("111001", "Algorithm Name");
  static final Code ALGORITHM_VERSION = dcm("111003", "Algorithm Version");
  static final Code ALGORITHM_MANUFACTURER = dcm("122405", "Algorithm Manufacturer");

  static final Code NO_UNITS = new Code("1", "UCUM", "no units");
  static final Code UNIT_NOT_SENT = new Code("{not_sent}", "UCUM", "unit not sent");

  private DcmCodes() {}

  static Code dcm(String value, String meaning) {
    return new Code(value, "DCM", meaning);
  }

  static Code sct(String value, String meaning) {
    return new Code(value, "SCT", meaning);
  }
}
