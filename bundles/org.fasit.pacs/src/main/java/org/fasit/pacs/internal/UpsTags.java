package org.fasit.pacs.internal;

/** The attributes of a work item that we write or read (DICOM PS3.4 Table CC.2.5-3). */
final class UpsTags {

  static final String SOP_CLASS = "00080016";
  static final String SOP_INSTANCE = "00080018";
  static final String ACCESSION = "00080050";
  static final String CODE_VALUE = "00080100";
  static final String LONG_CODE_VALUE = "00080119";
  static final String CODE_SCHEME = "00080102";
  static final String CODE_MEANING = "00080104";
  static final String REFERENCED_CLASS = "00081150";
  static final String REFERENCED_INSTANCE = "00081155";
  static final String RETRIEVE_URL = "00081190";
  static final String TRANSACTION = "00081195";
  static final String REFERENCED_SOPS = "00081199";
  static final String STUDY = "0020000D";
  static final String SERIES = "0020000E";
  static final String WORKITEM_CODE = "00404018";
  static final String PERFORMED_WORKITEM_CODE = "00404019";
  static final String INPUT = "00404021";
  static final String STATION_NAME = "00404025";
  static final String STATION_CLASS = "00404026";
  static final String STATION_PLACE = "00404027";
  static final String PERFORMED_STATION_NAME = "00404028";
  static final String OUTPUT = "00404033";
  static final String PERFORMERS = "00404035";
  static final String PERFORMER_NAME = "00404037";
  static final String PERFORMER_CODE = "00404009";
  static final String PERFORMER_ORGANIZATION = "00404036";
  static final String SCHEDULED_START = "00404005";
  static final String PERFORMED_START = "00404050";
  static final String PERFORMED_END = "00404051";
  static final String CANCELLED_AT = "00404052";
  static final String READINESS = "00404041";
  static final String TYPE_OF_INSTANCES = "0040E020";
  static final String WADO_RS = "0040E025";
  static final String REFERENCED_REQUEST = "0040A370";
  static final String STATE = "00741000";
  static final String PROGRESS = "00741002";
  static final String DISCONTINUATION_REASON = "0074100E";
  static final String PRIORITY = "00741200";
  static final String WORKLIST_LABEL = "00741202";
  static final String STEP_LABEL = "00741204";
  static final String PROCESSING_PARAMETERS = "00741210";
  static final String PERFORMED = "00741216";
  static final String REASON_FOR_CANCELLATION = "00741238";

  private UpsTags() {}
}
